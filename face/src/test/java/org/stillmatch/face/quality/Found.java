package org.stillmatch.face.quality;

import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.quality.Assessment.Value;

/// Short ways to ask a report in a test.
final class Found {
    private Found() {}

    static Value value(Component component, FaceSample sample) {
        return Qualities.assess(sample)
                .value(component)
                .orElseThrow(() -> new AssertionError(component + " of " + sample.box() + " failed: "
                        + Qualities.assess(sample).of(component)));
    }

    static double nativeValue(Component component, FaceSample sample) {
        return value(component, sample).nativeValue();
    }

    static int scalar(Component component, FaceSample sample) {
        return value(component, sample).scalar();
    }

    static boolean failed(Component component, FaceSample sample) {
        return Qualities.assess(sample).value(component).isEmpty();
    }

    static FaceSample with(FaceSample s, Picture picture) {
        return new FaceSample(picture, s.box(), s.landmarks(), s.pose(), s.detectorScore(), s.otherFaces());
    }

    static FaceSample with(FaceSample s, Pose pose) {
        return new FaceSample(s.picture(), s.box(), s.landmarks(), pose, s.detectorScore(), s.otherFaces());
    }

    /// The same face in another picture of it, every place scaled, then moved.
    static FaceSample moved(FaceSample s, Picture picture, double scale, double dx, double dy) {
        List<Point> points = new ArrayList<>();
        for (Point p : s.landmarks().points()) {
            points.add(new Point(scale * p.x() + dx, scale * p.y() + dy));
        }
        Box b = s.box();
        Box box = new Box(
                (float) (scale * b.x() + dx),
                (float) (scale * b.y() + dy),
                (float) scale * b.width(),
                (float) scale * b.height());
        return new FaceSample(picture, box, new Landmarks(points), s.pose(), s.detectorScore(), s.otherFaces());
    }
}
