package org.stillmatch.face.detect;

import java.util.List;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Warp;
import org.stillmatch.face.net.Network;

/// A second opinion on a detection, from a network of another family that sees only the box.
public final class FaceCheck {
    /// From this probability on a detection is believed: rather a face than not.
    public static final float BELIEVED = 0.5f;

    private final Network network;

    /// @param network gives a pair (no face, face) of probabilities first
    public FaceCheck(Network network) {
        this.network = network;
    }

    /// The probability that the box holds a face, 0 to 1, as the network states it.
    public float probability(Picture picture, Box box) {
        double side = Math.max(box.width(), box.height());
        Picture crop = Warp.cut(
                picture,
                box.centreX() - side / 2,
                box.centreY() - side / 2,
                side,
                side,
                network.input().width(),
                network.input().height());
        List<float[]> out = network.run(crop);
        return out.getFirst()[1];
    }
}
