package org.stillmatch.face.align;

import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Warp;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.net.Network;

/// Puts the 68 points on a face.
public final class LandmarkFinder {
    private final Network network;

    public LandmarkFinder(Network network) {
        this.network = network;
    }

    /// The points of the face in `box`; there are always 68, on a face or not.
    public Landmarks find(Picture picture, Box box) {
        double side = box.height();
        double left = box.centreX() - side / 2;
        double top = box.y();
        Picture crop = Warp.cut(
                picture,
                left,
                top,
                side,
                side,
                network.input().width(),
                network.input().height());
        float[] out = network.run(crop).getFirst();
        List<Point> points = new ArrayList<>(68);
        for (int i = 0; i < 68; i++) {
            points.add(new Point(left + out[2 * i] * side, top + out[2 * i + 1] * side));
        }
        return new Landmarks(points);
    }
}
