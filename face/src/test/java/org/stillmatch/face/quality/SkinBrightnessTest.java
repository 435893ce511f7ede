package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillmatch.face.quality.Assessment.Value;

/// The same face under the same light, its skin reflecting less: no measure may care.
class SkinBrightnessTest {
    /// What rounding to whole levels, and noise that does not darken with the skin, may move a native value
    /// by; every other measure stays within 0.001. No scalar moves by more than 4.
    private static final Map<Component, Double> ROUNDING = new EnumMap<>(Map.of(
            Component.ILLUMINATION_UNIFORMITY, 0.01,
            Component.LUMINANCE_VARIANCE, 0.01,
            Component.DYNAMIC_RANGE, 0.06,
            Component.SHARPNESS, 0.006,
            Component.COMPRESSION_ARTIFACTS, 0.06,
            Component.NATURAL_COLOUR, 0.3,
            Component.MOTION_BLUR, 0.05,
            Component.NOISE, 0.35,
            Component.UNIFIED_QUALITY_SCORE, 0.03));

    @ParameterizedTest
    @CsvSource({"64,1,0", "64,0.6,0", "64,1,2", "40,1,0", "40,0.7,1.5", "24,1,0", "24,0.6,1", "100,1,1"})
    void noMeasureMovesWithTheReflectanceOfTheSkin(double interEye, double leftLight, double noise) {
        QualityReport light = report(interEye, leftLight, noise, 1);
        for (double reflectance : new double[] {0.85, 0.7, 0.5, 0.35, 0.25}) {
            QualityReport dark = report(interEye, leftLight, noise, reflectance);
            for (Component component : Component.values()) {
                if (light.of(component) instanceof Value a && dark.of(component) instanceof Value b) {
                    double moved = Math.abs(a.nativeValue() - b.nativeValue());
                    double allowed = ROUNDING.getOrDefault(component, 0.001);
                    assertTrue(
                            moved <= allowed && Math.abs(a.scalar() - b.scalar()) <= 4,
                            component.label() + " at reflectance " + reflectance + ": " + a + " became " + b);
                } else {
                    assertTrue(
                            light.of(component).equals(dark.of(component)),
                            component.label() + " can be assessed on light skin alone or on dark skin alone");
                }
            }
        }
    }

    private static QualityReport report(double interEye, double leftLight, double noise, double reflectance) {
        return Qualities.assess(new DrawnFace()
                .interEye(interEye)
                .leftLight(leftLight)
                .noise(noise)
                .reflectance(reflectance)
                .sample());
    }
}
