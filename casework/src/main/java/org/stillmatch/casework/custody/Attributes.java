package org.stillmatch.casework.custody;

import java.util.List;
import org.stillmatch.template.Presentation;

/// How a face was shown, as the attributes of an entry: the components of `Presentation` in their order.
final class Attributes {
    private static final int COUNT = 6;

    private Attributes() {}

    static List<Float> of(Presentation shown) {
        return List.of(
                shown.yaw(),
                shown.pitch(),
                shown.poseSpread(),
                shown.interEye(),
                shown.faceProbability(),
                shown.response());
    }

    /// @throws IllegalArgumentException if there are not six
    static Presentation read(List<Float> a) {
        if (a.size() != COUNT) {
            throw new IllegalArgumentException("A custody image has " + COUNT + " attributes, not " + a.size());
        }
        return new Presentation(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5));
    }
}
