package org.stillmatch.face.quality;

import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How much the blocks of a JPEG or of a video codec show around the face.
///
/// Native value: (B − I)/(B + I), where B is how much luma breaks at the borders of 8×8 blocks and I how
/// much it breaks inside them; −0.1 to 1, less is better, near 0 without compression. A break is how far
/// the step between two pixels departs from the mean of the steps on either side of it; square roots are
/// averaged, so that a few outlines do not drown the rest, and contrast falls out of the
/// quotient. (Blockiness against activity: Wang, Bovik and Evans, ICIP 2000, in another form.) Measured on
/// the picture's own pixels, at the offset of the grid that shows most, since stills get cropped.
/// ISO/IEC 29794-5 uses a trained network here. Blocks of codecs that smooth them away are missed.
///
/// Scalar: falling logistic, middle 0.45, width 0.05: faces of LFW sent through JPEG once more at quality 50,
/// 30, 20 and 10 read 0.27, 0.37, 0.45 and 0.58, and recognition was seen to suffer from 30 down.
///
/// Fails where less than 40×40 pixels about the face are in the picture.
final class CompressionArtifacts implements Measure.OfSample {
    private static final double MIDDLE = 0.45;
    private static final double WIDTH = 0.05;
    private static final int BLOCK = 8;
    private static final int LEAST_SIDE = 40;

    /// Looked at around a face: one and a half boxes, since the file was compressed as a whole, but no more
    /// than the 400 blocks that make a steady mean.
    private static final double MARGIN = 1.5;

    private static final double SMALLEST_WINDOW = 96;
    private static final double LARGEST_WINDOW = 160;

    /// Added to both kinds of break in √levels: what rounding to levels makes of a smooth slope.
    private static final double ROUNDING = 0.1;

    @Override
    public Component component() {
        return Component.COMPRESSION_ARTIFACTS;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        Picture picture = sample.picture();
        Box box = sample.box();
        double side = Math.clamp(MARGIN * Math.max(box.width(), box.height()), SMALLEST_WINDOW, LARGEST_WINDOW);
        int left = (int) Math.clamp(box.centreX() - side / 2, 0, picture.width());
        int top = (int) Math.clamp(box.centreY() - side / 2, 0, picture.height());
        int width = (int) Math.clamp(box.centreX() + side / 2, 0, picture.width()) - left;
        int height = (int) Math.clamp(box.centreY() + side / 2, 0, picture.height()) - top;
        if (width < LEAST_SIDE || height < LEAST_SIDE) {
            return new FailureToAssess("Too little of the picture lies about the face to judge its compression.");
        }
        LumaGrid grid = LumaGrid.cut(picture, left, top, width, height, 1);
        double across = blockiness(grid.luma(), width, height, 1, width);
        double down = blockiness(grid.luma(), height, width, width, 1);
        double blockiness = (across + down) / 2;
        return Scalars.falling(blockiness, MIDDLE, WIDTH);
    }

    /// @param along index step from one pixel of a line to the next
    /// @param next index step from one line to the next
    private static double blockiness(float[] p, int length, int lines, int along, int next) {
        double[] sums = new double[BLOCK];
        for (int line = 0; line < lines; line++) {
            for (int x = 1; x + 2 < length; x++) {
                int i = line * next + x * along;
                float around = (p[i] - p[i - along] + p[i + 2 * along] - p[i + along]) / 2;
                sums[x & 7] += (float) Math.sqrt(Math.abs(p[i + along] - p[i] - around));
            }
        }
        int border = 0;
        for (int k = 0; k < BLOCK; k++) {
            // Of the places 1 to length − 3, those in phase k.
            int places = (length - 3 - k + BLOCK) / BLOCK - (k == 0 ? 1 : 0);
            sums[k] = sums[k] / ((double) lines * places) + ROUNDING;
            border = sums[k] > sums[border] ? k : border;
        }
        double inside = 0;
        // The two neighbours of the border share in its step; the five phases beyond them do not.
        for (int k = 2; k <= BLOCK - 2; k++) {
            inside += sums[(border + k) % BLOCK] / (BLOCK - 3);
        }
        return (sums[border] - inside) / (sums[border] + inside);
    }
}
