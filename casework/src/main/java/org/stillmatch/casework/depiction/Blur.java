package org.stillmatch.casework.depiction;

import java.util.List;
import org.stillmatch.face.decode.Picture;

/// Makes faces unrecognisable for good: of a region no more is left than the mean colours of a few cells, between which
/// the pixels lie in line. Nothing can bring back what a mean has lost.
final class Blur {
    /// Across the shorter side of a region, which is more than a face wide.
    private static final int CELLS = 5;

    private Blur() {}

    /// A copy in which the regions are blurred, one after another.
    static Picture out(Picture picture, List<Region> regions) {
        if (regions.isEmpty()) {
            return picture;
        }
        byte[] rgb = picture.rgb().clone();
        for (Region region : regions) {
            blur(rgb, 3 * picture.width(), region);
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    private static void blur(byte[] rgb, int stride, Region region) {
        int shorter = Math.min(region.width(), region.height());
        int columns = cells(region.width(), shorter);
        int rows = cells(region.height(), shorter);
        int[] means = means(rgb, stride, region, columns, rows);
        for (int y = 0; y < region.height(); y++) {
            // Twice the place among the centres of the cells, times the height: whole.
            long down = between(y, region.height(), rows);
            int row = (int) (down / (2L * region.height()));
            long below = down % (2L * region.height());
            int next = Math.min(row + 1, rows - 1);
            int at = (region.top() + y) * stride + 3 * region.left();
            for (int x = 0; x < region.width(); x++) {
                long across = between(x, region.width(), columns);
                int column = (int) (across / (2L * region.width()));
                long right = across % (2L * region.width());
                int beside = Math.min(column + 1, columns - 1);
                for (int c = 0; c < 3; c++) {
                    long above = line(means, 3 * (row * columns) + c, column, beside, right, region.width());
                    long under = line(means, 3 * (next * columns) + c, column, beside, right, region.width());
                    long whole = 4L * region.width() * region.height();
                    long sum = above * (2L * region.height() - below) + under * below;
                    rgb[at++] = (byte) ((sum + whole / 2) / whole);
                }
            }
        }
    }

    private static int cells(int side, int shorter) {
        int cells = Math.toIntExact((long) CELLS * side / shorter);
        return Math.min(cells, side);
    }

    private static int[] means(byte[] rgb, int stride, Region region, int columns, int rows) {
        int[] means = new int[3 * columns * rows];
        for (int row = 0; row < rows; row++) {
            int top = region.top() + edge(row, region.height(), rows);
            int bottom = region.top() + edge(row + 1, region.height(), rows);
            for (int column = 0; column < columns; column++) {
                int left = region.left() + edge(column, region.width(), columns);
                int right = region.left() + edge(column + 1, region.width(), columns);
                long pixels = (long) (bottom - top) * (right - left);
                for (int c = 0; c < 3; c++) {
                    long sum = pixels / 2;
                    for (int y = top; y < bottom; y++) {
                        for (int x = left; x < right; x++) {
                            sum += rgb[y * stride + 3 * x + c] & 0xff;
                        }
                    }
                    means[3 * (row * columns + column) + c] = (int) (sum / pixels);
                }
            }
        }
        return means;
    }

    private static int edge(int cell, int side, int cells) {
        return (int) ((long) cell * side / cells);
    }

    /// The place of a pixel's centre among the centres of `cells` cells, the first at 0, in parts of 1/(2·side).
    private static long between(int pixel, int side, int cells) {
        return Math.clamp((2L * pixel + 1) * cells - side, 0, 2L * side * (cells - 1));
    }

    /// In line between two means, times 2·width.
    private static long line(int[] means, int row, int column, int beside, long right, int width) {
        return means[row + 3 * column] * (2L * width - right) + means[row + 3 * beside] * right;
    }
}
