package org.stillmatch.face.align;

import java.util.List;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Warp;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.net.Network;

/// Reads which way a head looks, and how sure that is.
///
/// The network gives three distributions over 66 bins of three degrees, from −99° to +96°.
public final class PoseEstimator {
    private static final int BINS = 66;

    private final Network network;

    public PoseEstimator(Network network) {
        this.network = network;
    }

    /// The pose of the head in `box`, cut out with a quarter of the box added on each side.
    public Pose estimate(Picture picture, Box box) {
        double left = box.x() - 0.25 * box.width();
        double top = box.y() - 0.25 * box.height();
        Picture crop = Warp.cut(
                picture,
                left,
                top,
                1.5 * box.width(),
                1.5 * box.height(),
                network.input().width(),
                network.input().height());
        List<float[]> out = network.run(crop);
        double[] yaw = moments(out.get(0));
        double[] pitch = moments(out.get(1));
        double[] roll = moments(out.get(2));
        return new Pose((float) yaw[0], (float) pitch[0], (float) roll[0], (float) yaw[1]);
    }

    /// Mean and standard deviation, in degrees, of the softmax of the bins.
    private static double[] moments(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double total = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < BINS; i++) {
            double p = Math.exp(logits[i] - largest);
            double angle = 3.0 * i - 99;
            total += p;
            first += p * angle;
            second += p * angle * angle;
        }
        double mean = first / total;
        return new double[] {mean, Math.sqrt(Math.max(0, second / total - mean * mean))};
    }
}
