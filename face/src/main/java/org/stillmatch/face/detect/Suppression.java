package org.stillmatch.face.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps the best of detections that lie on one another.
final class Suppression {
    /// Two boxes on one face overlap more than this.
    private static final float SAME = 0.3f;

    private Suppression() {}

    /// The detections that no better one covers, best first; of equals the leftmost, then the topmost.
    static List<Detection> best(List<Detection> detections) {
        List<Detection> ordered = new ArrayList<>(detections);
        ordered.sort(Comparator.comparingDouble((Detection d) -> -d.score())
                .thenComparingDouble(d -> d.box().x())
                .thenComparingDouble(d -> d.box().y()));
        List<Detection> kept = new ArrayList<>();
        for (Detection d : ordered) {
            boolean covered = false;
            for (Detection k : kept) {
                covered |= sameFace(k.box(), d.box());
            }
            if (!covered) {
                kept.add(d);
            }
        }
        return kept;
    }

    /// Whether two boxes are on one face.
    static boolean sameFace(Box a, Box b) {
        return a.overlap(b) > SAME || inside(a, b);
    }

    /// A face found again as a part of itself, at another level.
    private static boolean inside(Box a, Box b) {
        Box small = a.area() < b.area() ? a : b;
        Box large = small == a ? b : a;
        float w = Math.min(small.x() + small.width(), large.x() + large.width()) - Math.max(small.x(), large.x());
        float h = Math.min(small.y() + small.height(), large.y() + large.height()) - Math.max(small.y(), large.y());
        return w > 0 && h > 0 && w * h > 0.7f * small.area();
    }
}
