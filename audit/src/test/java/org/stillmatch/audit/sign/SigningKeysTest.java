package org.stillmatch.audit.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.Verification.Fails;
import org.stillmatch.audit.sign.Verification.Holds;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.disk.record.CrashState;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.disk.record.RecordingDisk;

class SigningKeysTest {
    private static final Path KEYS = Path.of("/keys");
    private static final Path FOLDER = KEYS.resolve("signing");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final JsonNode PAYLOAD =
            JsonNodeFactory.instance.objectNode().put("n", 1);

    @TempDir
    private Path temporary = Path.of("");

    private static Verification verify(SigningKeys keys, Signature signature) throws JsonException {
        TrustFile read = TrustFile.read(keys.trust().bytes());
        return new Verifier(Optional.of(read)).verify(PAYLOAD, signature, "test");
    }

    private static long secrets(Disk disk) throws IOException {
        return disk.list(FOLDER).stream()
                .filter(f -> f.toString().contains(".key"))
                .count();
    }

    @Test
    void keysAreThereWhenOpenedAgain() throws Exception {
        Disk disk = new MemoryDisk(KEYS);
        assertFalse(SigningKeys.areIn(disk, FOLDER));
        SigningKeys made = SigningKeys.create(disk, FOLDER, new Chance(1), START);
        SigningKeys opened = SigningKeys.open(disk, FOLDER);

        assertEquals(made.trust(), opened.trust());
        Signature signature = opened.sign(PAYLOAD, "test", START.plus(DAY));
        assertEquals(new Holds(made.current()), verify(made, signature));
        assertThrows(SigningException.class, () -> SigningKeys.create(disk, FOLDER, new Chance(2), START));
    }

    @Test
    void oldSignaturesHoldAfterRotationAndTheOldKeySignsNoMore() throws Exception {
        Disk disk = new MemoryDisk(KEYS);
        SigningKeys keys = SigningKeys.create(disk, FOLDER, new Chance(1), START);
        SigningKeys other = SigningKeys.open(disk, FOLDER);
        Signature before = keys.sign(PAYLOAD, "test", START.plus(DAY));
        TrustedKey first = keys.current();

        keys.rotate(new Chance(2), START.plus(DAY.multipliedBy(2)));

        assertEquals(2, keys.trust().keys().size());
        assertEquals(1, secrets(disk), "the old private part is gone");
        assertEquals(first.id(), keys.current().introduction().orElseThrow().key());
        assertInstanceOf(Holds.class, verify(keys, before));
        Instant after = START.plus(DAY.multipliedBy(3));
        assertEquals(new Holds(keys.current()), verify(keys, keys.sign(PAYLOAD, "test", after)));
        assertEquals(new Holds(keys.current()), verify(keys, other.sign(PAYLOAD, "test", after)), "others take it up");
        assertEquals(keys.trust(), SigningKeys.open(disk, FOLDER).trust());
    }

    @Test
    void whatIsSignedWithAnOldKeyLaterDoesNotCount() throws Exception {
        SigningKey old = SigningKey.generate(new Chance(1), START, START.plus(SigningKeys.LIFETIME));
        Signature late = old.sign(PAYLOAD, "test", START.plus(DAY.multipliedBy(3)));
        SigningKeys keys = SigningKeys.create(new MemoryDisk(KEYS), FOLDER, new Chance(1), START);
        assertEquals(old.open(), keys.current(), "the same seed makes the same key");

        keys.rotate(new Chance(2), START.plus(DAY));

        assertTrue(assertInstanceOf(Fails.class, verify(keys, late)).first().contains("had expired"));
    }

    @Test
    void anExpiredKeySignsNothingAndIntroducesNobody() throws Exception {
        SigningKeys keys = SigningKeys.create(new MemoryDisk(KEYS), FOLDER, new Chance(1), START);
        Instant late = START.plus(SigningKeys.LIFETIME).plusSeconds(1);
        SigningException refused = assertThrows(SigningException.class, () -> keys.sign(PAYLOAD, "test", late));
        assertTrue(String.valueOf(refused.getMessage()).contains("rotate"), refused::getMessage);

        keys.rotate(new Chance(2), late);

        assertEquals(Optional.empty(), keys.current().introduction());
        assertInstanceOf(Holds.class, verify(keys, keys.sign(PAYLOAD, "test", late)));
    }

    @Test
    void aRevokedKeyTakesItsSignaturesAndIntroductionsAlong() throws Exception {
        Disk disk = new MemoryDisk(KEYS);
        SigningKeys keys = SigningKeys.create(disk, FOLDER, new Chance(1), START);
        TrustedKey stolen = keys.current();
        Signature early = keys.sign(PAYLOAD, "test", START.plus(DAY));
        Signature late = keys.sign(PAYLOAD, "test", START.plus(DAY.multipliedBy(2)));
        assertThrows(SigningException.class, () -> keys.revoke(stolen.id(), START), "it is in use");
        keys.rotate(new Chance(2), START.plus(DAY.multipliedBy(3)));

        keys.revoke(stolen.id(), START.plus(DAY.multipliedBy(2)));

        SigningKeys opened = SigningKeys.open(disk, FOLDER);
        assertEquals(keys.trust(), opened.trust());
        assertEquals(Optional.empty(), opened.current().introduction());
        assertInstanceOf(Holds.class, verify(opened, early));
        assertInstanceOf(Fails.class, verify(opened, late));
        assertThrows(SigningException.class, () -> keys.revoke("0123456789abcdef", START));
    }

    @Test
    void oneAtATimeChangesTheKeys() throws Exception {
        Disk disk = new MemoryDisk(KEYS);
        SigningKeys keys = SigningKeys.create(disk, FOLDER, new Chance(1), START);
        try (DiskFile lock = disk.create(FOLDER.resolve("lock"))) {
            assertTrue(lock.lock());
            assertThrows(SigningException.class, () -> keys.rotate(new Chance(2), START.plus(DAY)));
        }
        keys.rotate(new Chance(2), START.plus(DAY));
        assertEquals(2, keys.trust().keys().size());
    }

    @Test
    void anIntroductionThatDoesNotHoldSpoilsTheTrustFile() throws Exception {
        SigningKeys keys = SigningKeys.create(new MemoryDisk(KEYS), FOLDER, new Chance(1), START);
        keys.rotate(new Chance(2), START.plus(DAY));
        String text = new String(keys.trust().bytes(), StandardCharsets.UTF_8);
        String from = "\"from\":\"" + START.plus(DAY) + "\"";
        assertTrue(text.contains(from), text);

        for (String wrong : List.of(
                text.replace(from, "\"from\":\"" + START.plus(DAY).plusSeconds(1) + "\""),
                text.replace("\"format\":1", "\"format\":2"),
                text.replace("\"id\":\"", "\"id\":\"0"),
                text.substring(1))) {
            assertThrows(JsonException.class, () -> TrustFile.read(wrong.getBytes(StandardCharsets.UTF_8)), wrong);
        }
        List<TrustedKey> turned = List.of(keys.current(), keys.trust().keys().getFirst());
        assertThrows(JsonException.class, () -> TrustFile.read(new TrustFile(turned).bytes()));
        assertThrows(
                JsonException.class,
                () -> TrustFile.read(new TrustFile(List.of(turned.getLast(), turned.getLast())).bytes()));
    }

    @Test
    void damagedKeysAreNamed() throws Exception {
        MemoryDisk disk = new MemoryDisk(KEYS);
        assertThrows(SigningException.class, () -> SigningKeys.open(disk, FOLDER));
        SigningKeys keys = SigningKeys.create(disk, FOLDER, new Chance(1), START);
        Path secret = FOLDER.resolve(keys.current().id() + ".key");
        byte[] right = disk.bytes(secret);
        for (int i = 0; i < right.length; i++) {
            byte[] wrong = right.clone();
            wrong[i] ^= 1;
            disk.put(secret, wrong);
            assertThrows(SigningException.class, () -> SigningKeys.open(disk, FOLDER), "byte " + i);
        }
        disk.delete(secret);
        assertThrows(SigningException.class, () -> SigningKeys.open(disk, FOLDER));
        disk.put(secret, right);
        SigningKeys.open(disk, FOLDER);
        disk.put(FOLDER.resolve("trust.json"), new byte[0]);
        assertThrows(SigningException.class, () -> SigningKeys.open(disk, FOLDER));
    }

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        Path folder = temporary.resolve("signing");
        SigningKeys keys = SigningKeys.create(new RealDisk(), folder, new Chance(1), START);
        Path secret = folder.resolve(keys.current().id() + ".key");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        assertEquals(keys.trust(), TrustFile.read(Files.readAllBytes(folder.resolve("trust.json"))));
        keys.rotate(new Chance(2), START.plus(DAY));
        assertFalse(Files.exists(secret));
        assertEquals(keys.trust(), SigningKeys.open(new RealDisk(), folder).trust());
    }

    @Test
    void aLossOfPowerLeavesTheKeysOfBeforeOrAfter() throws Exception {
        RecordingDisk disk = recorded();
        int states = 0;
        for (CrashState state : disk.trace().crashStates(1, 3_000)) {
            states++;
            try {
                holdsWhatWasAcknowledged(state);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(state.toString(), e);
            }
        }
        assertTrue(states > 50, () -> "only a few states");
        assertEquals(List.of(), disk.trace().needlessForces(1, 3_000, SigningKeysTest::holdsWhatWasAcknowledged));
    }

    private static RecordingDisk recorded() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(KEYS);
        SigningKeys keys = SigningKeys.create(disk, FOLDER, new Chance(1), START);
        disk.mark(keys.trust());
        keys.rotate(new Chance(2), START.plus(DAY));
        disk.mark(keys.trust());
        keys.revoke(keys.trust().keys().getFirst().id(), START);
        disk.mark(keys.trust());
        return disk;
    }

    private static void holdsWhatWasAcknowledged(CrashState state) throws Exception {
        Disk disk = state.disk();
        List<Object> marks = state.marks();
        if (marks.isEmpty() && !SigningKeys.areIn(disk, FOLDER)) {
            return;
        }
        SigningKeys keys = SigningKeys.open(disk, FOLDER);
        boolean before = !marks.isEmpty() && keys.trust().equals(marks.getLast());
        boolean after = state.underWay().filter(keys.trust()::equals).isPresent();
        assertTrue(before || after, "neither the keys of before nor of after");
        keys.sign(PAYLOAD, "test", keys.current().from());
        if (marks.size() >= 2) {
            assertEquals(1, secrets(disk));
        }
        keys.rotate(new Chance(3), START.plus(DAY.multipliedBy(4)));
        assertEquals(1, secrets(disk));
    }
}
