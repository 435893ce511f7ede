package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final long A_TRIFLE = 1 << 20;

    /// Claims of up to 4·10¹⁸ pixels, and of 81 or 100 megapixels that the file cannot hold.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bmp-9000.bmp",
                "bmp-vast.bmp",
                "gif-65535.gif",
                "gif-9000.gif",
                "jpeg-many-scans.jpg",
                "jpeg-size-65535.jpg",
                "jpeg-size-9000.jpg",
                "png-60000.png",
                "png-9999.png",
                "png-profile-bomb.png",
                "png-text-bomb.png",
                "tiff-9000.tif",
                "tiff-vast-list.tif",
                "tiff-vast.tif",
                "webp-huge-canvas.webp"
            })
    void aBombCostsNothing(String name) {
        byte[] file = Corpus.bytes(name);
        Cost.ofDecoding(file, Limits.STANDARD);
        assertTrue(Cost.ofDecoding(file, Limits.STANDARD) < A_TRIFLE);
    }

    @Test
    void aHugeFileIsRefusedUnread(@TempDir Path folder) throws IOException {
        Path huge = folder.resolve("huge.jpg");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        long cost = Cost.bytes(() -> assertEquals(Reason.TOO_MANY_BYTES, refusal(huge)));
        assertTrue(cost < A_TRIFLE);
    }

    @Test
    void whatIsNoFileIsRefused(@TempDir Path folder) {
        assertEquals(Reason.NOT_A_FILE, refusal(folder));
        assertEquals(Reason.NOT_A_FILE, refusal(folder.resolve("absent.jpg")));
        assertEquals(Reason.NOT_A_FILE, refusal(Path.of("/dev/zero")));
    }

    @Test
    void theLimitsAreInclusive() throws Unreadable {
        byte[] file = Corpus.bytes("png-plain.png");
        Decoder.decode(file, new Limits(file.length, 96 * 72, 96, 72));
        assertRefused(Reason.TOO_MANY_BYTES, file, new Limits(file.length - 1, 96 * 72, 96, 72));
        assertRefused(Reason.TOO_MANY_PIXELS, file, new Limits(file.length, 96 * 72 - 1, 96, 72));
        assertRefused(Reason.TOO_MANY_PIXELS, file, new Limits(file.length, 96 * 72, 95, 72));
        assertRefused(Reason.TOO_SMALL, file, new Limits(file.length, 96 * 72, 96, 73));
    }

    @Test
    void limitsThatNothingCouldMeetAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Limits(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(1L << 31, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1L << 30, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1, 5, 6));
    }

    @Test
    void theFileGivenIsNotWrittenTo() throws Unreadable {
        for (String name : new String[] {"tiff-pages.tif", "jpeg-orientation-6.jpg", "png-orientation-6.png"}) {
            byte[] file = Corpus.bytes(name);
            Decoder.decode(file, Limits.STANDARD);
            assertEquals(-1, java.util.Arrays.mismatch(file, Corpus.bytes(name)));
        }
    }

    private static Reason refusal(Path file) {
        return assertThrows(Unreadable.class, () -> Decoder.read(file, Limits.STANDARD))
                .reason();
    }

    private static void assertRefused(Reason reason, byte[] file, Limits limits) {
        assertEquals(
                reason,
                assertThrows(Unreadable.class, () -> Decoder.decode(file, limits))
                        .reason());
    }
}
