package org.stillmatch.face.embed;

import java.util.List;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.net.Network;

/// One recogniser of a pack: from a face to a direction, and how strongly it responded.
final class Recogniser {
    private final Network network;

    Recogniser(Network network) {
        this.network = network;
    }

    /// Side in pixels of the aligned crop that it takes.
    int side() {
        return network.input().width();
    }

    /// What the network says of an aligned crop and of its mirror image together.
    Response embed(Picture crop) {
        float[] straight = network.run(crop).getFirst();
        float[] mirrored = network.run(crop.mirrored()).getFirst();
        return new Response(Fusion.fuse(List.of(straight, mirrored), new double[] {1, 1}), length(straight));
    }

    private static double length(float[] v) {
        double sum = 0;
        for (float x : v) {
            sum += (double) x * x;
        }
        return Math.sqrt(sum);
    }

    /// A direction, and how strongly the network responded.
    static final class Response {
        private final float[] unit;
        private final double length;

        private Response(float[] unit, double length) {
            this.unit = unit;
            this.length = length;
        }

        float[] unit() {
            return unit;
        }

        /// Length of the embedding before it was normalised: it falls as a picture degrades.
        double length() {
            return length;
        }
    }
}
