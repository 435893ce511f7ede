package org.stillmatch.face.align;

import java.util.List;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Warp;

/// Turns and scales a face so that eyes, nose and mouth corners lie where the recognisers learnt them.
public final class Alignment {
    /// Side of the aligned crop in pixels, at which `TARGET` is given.
    public static final int SIDE = 112;

    /// Where the five points belong; given with pixel centres at whole numbers, kept with centres at .5.
    private static final List<Point> TARGET = List.of(
            new Point(38.2946 + 0.5, 51.6963 + 0.5),
            new Point(73.5318 + 0.5, 51.5014 + 0.5),
            new Point(56.0252 + 0.5, 71.7366 + 0.5),
            new Point(41.5493 + 0.5, 92.3655 + 0.5),
            new Point(70.7299 + 0.5, 92.2041 + 0.5));

    private Alignment() {}

    /// The map from the picture to the aligned crop.
    public static Similarity of(Landmarks face) {
        return Similarity.fit(
                List.of(face.leftEye(), face.rightEye(), face.nose(), face.leftMouth(), face.rightMouth()), TARGET);
    }

    /// The aligned crop, 112×112 unless the pack asks for another side.
    public static Picture crop(Picture picture, Landmarks face, int side) {
        Similarity back = of(face).inverse();
        double k = (double) SIDE / side;
        return Warp.cut(
                picture,
                new double[] {k * back.a(), -k * back.b(), back.tx(), k * back.b(), k * back.a(), back.ty()},
                side,
                side);
    }
}
