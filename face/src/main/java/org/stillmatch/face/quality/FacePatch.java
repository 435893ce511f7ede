package org.stillmatch.face.quality;

import java.util.Optional;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.detect.Box;

/// The luma of one face, cut out once and shared by every measure that looks at pixels.
///
/// A face is shrunk until its eyes are 64 pixels apart, and never enlarged. Above 64 the recogniser's
/// crop (eyes 35 pixels apart) throws finer detail away, so blur and noise that vanish in the
/// shrinking do not matter; below, enlarging would only invent smoothness. It also bounds the cost.
final class FacePatch {
    /// Eye distance in pixels above which a face is shrunk.
    static final double LARGEST_INTER_EYE = 64;

    private static final double LARGEST_SIDE = 320;
    private static final double SMALLEST_INTER_EYE = 4;
    private static final int FEWEST_PIXELS = 48;

    /// A face of which less is inside the picture is not judged by its pixels.
    private static final double LEAST_VISIBLE = 1.0 / 3;

    private final FaceSample sample;
    private final LumaGrid grid;
    private final boolean[] inFace;
    private final Tones tones;
    private final double noise;
    private final EdgeWidths edges;

    private FacePatch(FaceSample sample, LumaGrid grid, boolean[] inFace, Tones tones) {
        this.sample = sample;
        this.grid = grid;
        this.inFace = inFace;
        this.tones = tones;
        this.noise = NoiseLevel.of(grid, inFace);
        this.edges = EdgeWidths.of(grid, inFace, noise);
    }

    /// The patch of a face, or empty if too little of it can be seen.
    static Optional<FacePatch> cut(FaceSample sample) {
        Landmarks landmarks = sample.landmarks();
        double interEye = landmarks.interEyeDistance();
        if (interEye < SMALLEST_INTER_EYE) {
            return Optional.empty();
        }
        Box box = sample.box();
        double left = box.x();
        double top = box.y();
        double right = left + box.width();
        double bottom = top + box.height();
        for (Point p : landmarks.points()) {
            left = Math.min(left, p.x());
            top = Math.min(top, p.y());
            right = Math.max(right, p.x());
            bottom = Math.max(bottom, p.y());
        }
        int x0 = (int) Math.floor(Math.clamp(left, 0, sample.picture().width()));
        int y0 = (int) Math.floor(Math.clamp(top, 0, sample.picture().height()));
        int x1 = (int) Math.ceil(Math.clamp(right, 0, sample.picture().width()));
        int y1 = (int) Math.ceil(Math.clamp(bottom, 0, sample.picture().height()));
        if (x1 - x0 < 3 || y1 - y0 < 3) {
            return Optional.empty();
        }
        double scale = Math.min(1, Math.min(LARGEST_INTER_EYE / interEye, LARGEST_SIDE / Math.max(x1 - x0, y1 - y0)));
        LumaGrid grid = LumaGrid.cut(sample.picture(), x0, y0, x1 - x0, y1 - y0, scale);
        FaceOutline outline = FaceOutline.of(landmarks, grid);
        boolean[] inFace = outline.fill(grid.width(), grid.height());
        Tones tones = Tones.of(grid, inFace);
        return tones.count() < FEWEST_PIXELS || tones.count() < LEAST_VISIBLE * outline.area()
                ? Optional.empty()
                : Optional.of(new FacePatch(sample, grid, inFace, tones));
    }

    FaceSample sample() {
        return sample;
    }

    LumaGrid grid() {
        return grid;
    }

    /// Which pixels of the grid lie between jaw and brows, row by row. Not to be written to.
    boolean[] inFace() {
        return inFace;
    }

    /// How the luma of the face is spread.
    Tones tones() {
        return tones;
    }

    /// Standard deviation of the noise at the patch's scale, in levels of 255.
    double noise() {
        return noise;
    }

    EdgeWidths edges() {
        return edges;
    }

    /// Distance between the eyes in pixels of the patch.
    double interEye() {
        return sample.landmarks().interEyeDistance() * grid.scale();
    }
}
