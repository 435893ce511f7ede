package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// How far two pictures of one size are apart.
final class Difference {
    private Difference() {}

    /// Mean absolute difference of all samples, 0 to 255.
    static double mean(Picture a, Picture b) {
        assertEquals(a.width(), b.width());
        assertEquals(a.height(), b.height());
        long sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            sum += Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff));
        }
        return (double) sum / a.rgb().length;
    }
}
