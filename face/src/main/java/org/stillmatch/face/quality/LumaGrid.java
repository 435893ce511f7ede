package org.stillmatch.face.quality;

import org.stillmatch.face.align.Point;
import org.stillmatch.face.decode.Picture;

/// Rec. 601 luma of a rectangle of a picture, 0 to 255, as it is or shrunk by averaging areas.
///
/// Rows are read once from the picture, summed along x into a row of the grid, then spread over the
/// one or two grid rows that they touch: no intermediate picture.
final class LumaGrid {
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final double scaleX;
    private final double scaleY;
    private final float[] luma;

    private LumaGrid(int left, int top, int width, int height, double scaleX, double scaleY) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.scaleX = scaleX;
        this.scaleY = scaleY;
        this.luma = new float[width * height];
    }

    /// @param scale grid pixels per picture pixel, at most 1; rounded so that whole pixels fill the grid
    static LumaGrid cut(Picture picture, int left, int top, int sourceWidth, int sourceHeight, double scale) {
        int width = Math.max(1, (int) Math.round(sourceWidth * scale));
        int height = Math.max(1, (int) Math.round(sourceHeight * scale));
        LumaGrid grid =
                new LumaGrid(left, top, width, height, (double) width / sourceWidth, (double) height / sourceHeight);
        Spread spread = Spread.of(sourceWidth, width);
        float[] row = new float[width + 1];
        for (int y = 0; y < sourceHeight; y++) {
            java.util.Arrays.fill(row, 0);
            spread.read(picture, left, top + y, row);
            double start = y * grid.scaleY;
            int first = Math.min(height - 1, (int) start);
            double within = Math.min(grid.scaleY, first + 1 - start);
            grid.addRow(first, row, (float) within);
            if (first + 1 < height && grid.scaleY - within > 1e-9) {
                grid.addRow(first + 1, row, (float) (grid.scaleY - within));
            }
        }
        return grid;
    }

    /// For each pixel of a source row: the grid column it starts in, and its weights there and in the next.
    private static final class Spread {
        private final int[] columns;
        private final float[] here;
        private final float[] next;

        private Spread(int pixels) {
            columns = new int[pixels];
            here = new float[pixels];
            next = new float[pixels];
        }

        static Spread of(int from, int to) {
            Spread spread = new Spread(from);
            double scale = (double) to / from;
            for (int x = 0; x < from; x++) {
                double start = x * scale;
                int column = Math.min(to - 1, (int) start);
                double within = Math.min(scale, column + 1 - start);
                spread.columns[x] = column;
                spread.here[x] = (float) within;
                spread.next[x] = (float) (scale - within);
            }
            return spread;
        }

        /// @param row one longer than the grid is wide: the last pixel may spill rounding error
        void read(Picture picture, int left, int y, float[] row) {
            byte[] rgb = picture.rgb();
            int at = 3 * (y * picture.width() + left);
            for (int x = 0; x < columns.length; x++, at += 3) {
                float v = 0.299f * (rgb[at] & 0xff) + 0.587f * (rgb[at + 1] & 0xff) + 0.114f * (rgb[at + 2] & 0xff);
                row[columns[x]] += here[x] * v;
                row[columns[x] + 1] += next[x] * v;
            }
        }
    }

    private void addRow(int y, float[] row, float weight) {
        for (int x = 0, to = y * width; x < width; x++, to++) {
            luma[to] += weight * row[x];
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// Grid pixels per picture pixel, at most 1.
    double scale() {
        return scaleX;
    }

    /// The samples themselves, row by row. Not to be written to.
    float[] luma() {
        return luma;
    }

    /// Where a place of the picture lies on the grid.
    Point toGrid(Point p) {
        return new Point((p.x() - left) * scaleX, (p.y() - top) * scaleY);
    }
}
