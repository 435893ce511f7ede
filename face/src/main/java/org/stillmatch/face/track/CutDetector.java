package org.stillmatch.face.track;

import org.jspecify.annotations.Nullable;
import org.stillmatch.face.decode.Picture;

/// Tells when a clip jumps to another camera or another time, by how little two frames have in common.
///
/// Two faces at one place before and after a cut would overlap as one face does. Only a false 'no cut' does harm; a
/// false 'cut', by a flash or a lorry before the lens, breaks tracks, which costs little.
public final class CutDetector {
    private static final int COLUMNS = 32;
    private static final int ROWS = 18;
    /// Neighbouring frames of one camera correlate by .95 and more, frames of two cameras by .5 and less.
    private static final double SAME_SCENE = 0.75;
    /// Mean difference of luma (0 to 255) that no change within a thirtieth of a second explains.
    private static final double OTHER_LIGHT = 40;
    /// A picture whose blocks vary by less than this is black, fogged or covered: correlation says nothing.
    private static final double FLAT = 2;

    private double @Nullable [] before;

    /// Whether this frame shows another scene than the frame given before it; false for the first.
    public boolean cut(Picture frame) {
        double[] blocks = blocks(frame);
        double[] earlier = before;
        before = blocks;
        return earlier != null && differ(earlier, blocks);
    }

    private static boolean differ(double[] one, double[] other) {
        double difference = 0;
        double product = 0;
        double meanOne = mean(one);
        double meanOther = mean(other);
        double squaresOne = 0;
        double squaresOther = 0;
        for (int i = 0; i < one.length; i++) {
            double a = one[i] - meanOne;
            double b = other[i] - meanOther;
            difference += Math.abs(one[i] - other[i]);
            product += a * b;
            squaresOne += a * a;
            squaresOther += b * b;
        }
        if (difference / one.length > OTHER_LIGHT) {
            return true;
        }
        double flat = FLAT * FLAT * one.length;
        if (squaresOne < flat || squaresOther < flat) {
            // Light against flat: the camera was covered or uncovered, and anybody may stand there now.
            return squaresOne > 4 * flat || squaresOther > 4 * flat;
        }
        return product < SAME_SCENE * Math.sqrt(squaresOne * squaresOther);
    }

    /// Mean luma of 32 by 18 blocks, from every pixel of small pictures and a grid of large ones.
    private static double[] blocks(Picture picture) {
        double[] sums = new double[COLUMNS * ROWS];
        int[] counts = new int[COLUMNS * ROWS];
        int step = Math.max(1, Math.min(picture.width() / (COLUMNS * 4), picture.height() / (ROWS * 4)));
        for (int y = 0; y < picture.height(); y += step) {
            int row = y * ROWS / picture.height() * COLUMNS;
            for (int x = 0; x < picture.width(); x += step) {
                int block = row + x * COLUMNS / picture.width();
                sums[block] += picture.luma(x, y);
                counts[block]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
