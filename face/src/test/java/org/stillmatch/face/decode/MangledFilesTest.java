package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to the bytes, the answer is a picture or [Unreadable], at a bounded cost.
///
/// Any other exception leaves the lambda in [Cost] and fails the test.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MangledFilesTest {
    /// A megapixel at nine bytes, the file in a few copies, and the code tables of lossless WebP.
    private static final Limits SMALL = new Limits(1 << 20, 1_000_000, 10_000, 1);

    private static final long MOST_BYTES = 48 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bmp-run-lengths.bmp",
                "gif-animated.gif",
                "jpeg-cmyk.jpg",
                "jpeg-plain.jpg",
                "jpeg-progressive.jpg",
                "png-interlaced.png",
                "tiff-lzw.tif",
                "tiff-tiled.tif",
                "webp-alpha.webp",
                "webp-lossless.webp",
                "webp-lossy.webp"
            })
    void everyCutAndEveryFlipIsReadOrRefused(String name) {
        byte[] file = Corpus.bytes(name);
        // Classes and tables that the first decoding loads are no cost of a file.
        Cost.ofDecoding(file, SMALL);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 200; i++) {
            int length = random.nextInt(file.length);
            check(name + " cut to " + length, Surgery.cut(file, length));
        }
        for (int i = 0; i < 500; i++) {
            // Half of the flips go where the headers are.
            int at = random.nextInt(random.nextBoolean() ? file.length : Math.min(file.length, 400));
            int value = random.nextInt(256);
            check(name + " with " + value + " at " + at, Surgery.with(file, at, value));
        }
    }

    private static void check(String what, byte[] mangled) {
        long cost = Cost.ofDecoding(mangled, SMALL);
        assertTrue(cost < MOST_BYTES, () -> what + " took " + cost + " bytes");
    }
}
