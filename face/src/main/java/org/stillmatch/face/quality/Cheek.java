package org.stillmatch.face.quality;

import java.util.Optional;
import org.stillmatch.face.align.Point;

/// The mean luma of the skin between an eye and the corner of the mouth.
///
/// A disc with a radius of 0.18 eye distances about the middle of eye and mouth corner: clear of both,
/// and of the nose.
///
/// @param luma mean over the disc, 0 to 255
record Cheek(double luma) {
    private static final double RADIUS = 0.18;

    /// Pixels that make a mean; at eyes 6 pixels apart the disc has this many.
    private static final int FEWEST_PIXELS = 4;

    /// The cheek, or empty unless half of its disc lies in the patch.
    static Optional<Cheek> of(FacePatch patch, Point eye, Point mouth) {
        LumaGrid grid = patch.grid();
        Point centre = grid.toGrid(new Point((eye.x() + mouth.x()) / 2, (eye.y() + mouth.y()) / 2));
        double radius = RADIUS * patch.interEye();
        int fromX = (int) Math.max(0, Math.floor(centre.x() - radius));
        int toX = (int) Math.min(grid.width(), Math.ceil(centre.x() + radius));
        int fromY = (int) Math.max(0, Math.floor(centre.y() - radius));
        int toY = (int) Math.min(grid.height(), Math.ceil(centre.y() + radius));
        double sum = 0;
        int n = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                if (Math.hypot(x + 0.5 - centre.x(), y + 0.5 - centre.y()) <= radius) {
                    sum += grid.luma()[y * grid.width() + x];
                    n++;
                }
            }
        }
        double whole = Math.PI * radius * radius;
        return n < Math.max(Math.min(FEWEST_PIXELS, whole), whole / 2) || n == 0
                ? Optional.empty()
                : Optional.of(new Cheek(sum / n));
    }
}
