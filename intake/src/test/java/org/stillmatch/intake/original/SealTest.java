package org.stillmatch.intake.original;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final int SEALED = Seal.PIECE + Seal.TAG;

    private final byte[] key = random(1, Seal.KEY);
    private final byte[] salt = random(2, Seal.SALT);

    @Test
    void aFileOfAnySizeComesBackAsItWas() throws Exception {
        for (int size : new int[] {0, 1, Seal.PIECE - 1, Seal.PIECE, Seal.PIECE + 1, 3 * Seal.PIECE}) {
            byte[] plain = random(3, size);
            byte[] sealed = sealed(plain, "a");
            assertEquals(Seal.sealed(size), sealed.length);
            assertArrayEquals(plain, opened(sealed, "a"));
        }
    }

    @Test
    void theSameFileIsSealedTwiceAlikeOnlyWithOneSalt() throws Exception {
        byte[] plain = random(3, 100);
        byte[] other = new SealingStream(
                        new ByteArrayInputStream(plain), Seal.of(key, random(9, Seal.SALT), "a"), random(9, Seal.SALT))
                .readAllBytes();
        assertArrayEquals(sealed(plain, "a"), sealed(plain, "a"));
        assertFalse(Arrays.equals(sealed(plain, "a"), other));
    }

    @Test
    void nothingIsReadOfWhatWasCutOffAnywhere() throws Exception {
        byte[] sealed = sealed(random(3, 2 * Seal.PIECE + 100), "a");
        for (int length : new int[] {
            0,
            10,
            Seal.SALT,
            Seal.SALT + 1,
            Seal.SALT + SEALED - 1,
            Seal.SALT + SEALED,
            Seal.SALT + 2 * SEALED,
            sealed.length - 1
        }) {
            assertDamaged(Arrays.copyOf(sealed, length), "a");
        }
    }

    @Test
    void piecesInAnotherOrderDoubledAddedOrAlteredDoNotOpen() throws Exception {
        byte[] sealed = sealed(random(3, 3 * Seal.PIECE), "a");
        byte[] head = Arrays.copyOf(sealed, Seal.SALT);
        List<byte[]> pieces = List.of(piece(sealed, 0), piece(sealed, 1), piece(sealed, 2));

        assertArrayEquals(sealed, joined(head, pieces.get(0), pieces.get(1), pieces.get(2)));
        assertDamaged(joined(head, pieces.get(1), pieces.get(0), pieces.get(2)), "a");
        assertDamaged(joined(head, pieces.get(0), pieces.get(0), pieces.get(2)), "a");
        assertDamaged(joined(head, pieces.get(0), pieces.get(2)), "a");
        assertDamaged(joined(head, pieces.get(0), pieces.get(1), pieces.get(2), pieces.get(2)), "a");
        assertDamaged(joined(sealed, new byte[] {1}), "a");
        for (int at : new int[] {0, Seal.SALT, Seal.SALT + SEALED + 5, sealed.length - 1}) {
            byte[] flipped = sealed.clone();
            flipped[at] ^= 1;
            assertDamaged(flipped, "a");
        }
    }

    @Test
    void aSealedFileUnderAnotherNameOrKeyDoesNotOpen() throws Exception {
        byte[] sealed = sealed(random(3, 100), "a");
        assertDamaged(sealed, "b");
        assertThrows(
                DamagedOriginalException.class,
                () -> OpeningStream.of(new ByteArrayInputStream(sealed), random(8, Seal.KEY), "a")
                        .readAllBytes());
    }

    private void assertDamaged(byte[] sealed, String name) {
        assertThrows(DamagedOriginalException.class, () -> opened(sealed, name));
    }

    private byte[] sealed(byte[] plain, String name) throws IOException {
        return new SealingStream(new ByteArrayInputStream(plain), Seal.of(key, salt, name), salt).readAllBytes();
    }

    private byte[] opened(byte[] sealed, String name) throws IOException {
        return OpeningStream.of(new ByteArrayInputStream(sealed), key, name).readAllBytes();
    }

    private static byte[] piece(byte[] sealed, int number) {
        int from = Seal.SALT + number * SEALED;
        return Arrays.copyOfRange(sealed, from, Math.min(sealed.length, from + SEALED));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] random(long seed, int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
