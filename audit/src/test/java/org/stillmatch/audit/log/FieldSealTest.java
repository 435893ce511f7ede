package org.stillmatch.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldSealTest {
    private static final UUID ACT = new UUID(1, 2);

    private final HeldKeys keys = new HeldKeys();
    private final FieldSeal seal = new FieldSeal(keys, new SecureRandom());
    private final long owner = keys.of(4711);

    private byte[] sealed(String value) {
        return seal.seal(ACT, "name", owner, value).orElseThrow();
    }

    @Test
    void whatWasSealedOpensAgain() {
        for (String value : new String[] {"", "x", "Ann Other", "é".repeat(16), "y".repeat(31), "z".repeat(32)}) {
            assertEquals(Optional.of(value), seal.open(ACT, "name", owner, sealed(value)));
        }
    }

    @Test
    void itGoesWithItsOwnersKey() {
        byte[] sealed = sealed("Ann Other");
        keys.erase(LogBench.NOW, owner);

        assertEquals(Optional.empty(), seal.open(ACT, "name", owner, sealed));
        assertEquals(Optional.empty(), seal.seal(ACT, "name", owner, "Ann Other"));
    }

    @Test
    void itOpensForNoOtherActFieldOrOwner() {
        byte[] sealed = sealed("Ann Other");
        long other = keys.of(4712);

        assertThrows(IllegalArgumentException.class, () -> seal.open(new UUID(1, 3), "name", owner, sealed));
        assertThrows(IllegalArgumentException.class, () -> seal.open(ACT, "reason", owner, sealed));
        assertThrows(IllegalArgumentException.class, () -> seal.open(ACT, "name", other, sealed));
    }

    @Test
    void anAlteredOneDoesNotOpen() {
        byte[] sealed = sealed("Ann Other");
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThrows(IllegalArgumentException.class, () -> seal.open(ACT, "name", owner, altered));
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] shorter = Arrays.copyOf(sealed, length);
            assertThrows(IllegalArgumentException.class, () -> seal.open(ACT, "name", owner, shorter));
        }
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTimeAndItsLengthSaysLittle() {
        assertFalse(Arrays.equals(sealed("Ann Other"), sealed("Ann Other")));
        assertEquals(sealed("Al").length, sealed("Ann Other").length);
    }
}
