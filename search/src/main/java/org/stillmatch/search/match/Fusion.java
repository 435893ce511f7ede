package org.stillmatch.search.match;

import java.util.List;
import org.stillmatch.template.Template;

/// Several templates of one subject as one reference: the direction of the sum of their unit vectors.
final class Fusion {
    private Fusion() {}

    /// One template is its own fusion, to the last bit.
    static Template of(List<Template> views) {
        if (views.size() == 1) {
            return views.getFirst();
        }
        float[] sum = new float[views.getFirst().dimension()];
        for (Template view : views) {
            short[] components = view.components();
            float unit = (float) (1 / Math.sqrt(view.squaredNorm()));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += unit * components[i];
            }
        }
        return Template.of(views.getFirst().pack(), sum);
    }
}
