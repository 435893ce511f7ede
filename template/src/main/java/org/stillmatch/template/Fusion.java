package org.stillmatch.template;

import java.util.List;

/// Several templates of one face as one: the direction of the weighted sum of their unit vectors.
public final class Fusion {
    private Fusion() {}

    /// Σ wᵢ·uᵢ as a template. One template is its own fusion, to the last bit.
    ///
    /// @param weights as many as templates, positive
    /// @throws IllegalArgumentException if there is none, if they differ in pack or size, or cancel each other out
    public static Template of(List<Template> templates, double[] weights) {
        if (templates.isEmpty() || templates.size() != weights.length) {
            throw new IllegalArgumentException(
                    templates.size() + " templates and " + weights.length + " weights cannot be fused");
        }
        Template first = templates.getFirst();
        if (templates.size() == 1) {
            return first;
        }
        float[] sum = new float[first.dimension()];
        for (int k = 0; k < weights.length; k++) {
            Template template = templates.get(k);
            if (!template.pack().equals(first.pack()) || template.dimension() != sum.length) {
                throw new IllegalArgumentException(
                        "Templates of packs " + first.pack() + " and " + template.pack() + " cannot be fused");
            }
            if (!(weights[k] > 0)) {
                throw new IllegalArgumentException("A weight is positive, not " + weights[k]);
            }
            short[] components = template.components();
            float scale = (float) (weights[k] / Math.sqrt(template.squaredNorm()));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += scale * components[i];
            }
        }
        return Template.of(first.pack(), sum);
    }
}
