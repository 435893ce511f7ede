package org.stillmatch.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final PackId PACK = new PackId("a".repeat(64));
    private static final int DIMENSION = 128;

    /// What a score may lose to 16-bit components.
    private static final double ROUNDING = 1e-4;

    @Test
    void oneTemplateIsItsOwnFusionWhateverItsWeight() {
        Template alone = along(3, 5);
        assertEquals(alone, Fusion.of(List.of(alone), new double[] {0.37}));
    }

    @Test
    void equalWeightsGiveTheDirectionHalfWayHoweverLongTheVectorsWere() {
        // The same largest component, yet one vector is √64 times as long as the other.
        Template spike = along(0);
        Template broad = along(range(64, 128));
        Template fused = Fusion.of(List.of(spike, broad), new double[] {1, 1});
        assertEquals(Math.sqrt(0.5), fused.score(spike), ROUNDING);
        assertEquals(Math.sqrt(0.5), fused.score(broad), ROUNDING);
    }

    @Test
    void aHeavierTemplatePullsTheFusionTowardsItself() {
        Template heavy = along(1);
        Template light = along(2);
        Template fused = Fusion.of(List.of(light, heavy), new double[] {1, 3});
        assertEquals(3 / Math.sqrt(10), fused.score(heavy), ROUNDING);
        assertEquals(1 / Math.sqrt(10), fused.score(light), ROUNDING);
    }

    @Test
    void onlyTheProportionOfWeightsCounts() {
        List<Template> views = List.of(drawn(1), drawn(2), drawn(3));
        Template small = Fusion.of(views, new double[] {0.25, 0.5, 1});
        Template large = Fusion.of(views, new double[] {64, 128, 256});
        assertEquals(small, large);
    }

    @Test
    void theFusionOfNoisyPicturesIsNearerToThePersonThanAnyPicture() {
        SplittableRandom random = new SplittableRandom(4);
        float[] person = gaussian(random, 1);
        List<Template> pictures = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            float[] picture = gaussian(random, 1);
            for (int k = 0; k < DIMENSION; k++) {
                picture[k] += person[k];
            }
            pictures.add(Template.of(PACK, picture));
        }
        Template truth = Template.of(PACK, person);
        double[] alike = new double[pictures.size()];
        Arrays.fill(alike, 1);
        double fused = Fusion.of(pictures, alike).score(truth);
        // Nine pictures leave a third of the noise: 1/√(1 + 1/9).
        assertEquals(Math.sqrt(0.9), fused, 0.03);
        pictures.forEach(picture -> assertTrue(picture.score(truth) < fused));
    }

    @Test
    void refusesWhatCannotBeFused() {
        Template one = drawn(1);
        Template opposite = Template.ofComponents(PACK, negated(one.components()));
        Template ofAnotherPack = Template.ofComponents(new PackId("b".repeat(64)), one.components());
        Template shorter = Template.ofComponents(PACK, Arrays.copyOf(along(0).components(), 64));
        refused(List.of());
        refused(List.of(one), 1, 1);
        refused(List.of(one, one), 1);
        refused(List.of(one, one), 1, 0);
        refused(List.of(one, one), 1, -1);
        refused(List.of(one, one), 1, Double.NaN);
        refused(List.of(one, one), 1, Double.POSITIVE_INFINITY);
        refused(List.of(one, opposite), 1, 1);
        refused(List.of(one, ofAnotherPack), 1, 1);
        refused(List.of(along(0), shorter), 1, 1);
    }

    private static void refused(List<Template> templates, double... weights) {
        assertThrows(IllegalArgumentException.class, () -> Fusion.of(templates, weights));
    }

    /// Equal components in these places, 0 elsewhere.
    private static Template along(int... places) {
        short[] components = new short[DIMENSION];
        for (int place : places) {
            components[place] = Template.LARGEST;
        }
        return Template.ofComponents(PACK, components);
    }

    private static int[] range(int from, int to) {
        int[] places = new int[to - from];
        Arrays.setAll(places, i -> from + i);
        return places;
    }

    private static Template drawn(long seed) {
        return Template.of(PACK, gaussian(new SplittableRandom(seed), 1));
    }

    private static float[] gaussian(SplittableRandom random, double sd) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian(0, sd);
        }
        return vector;
    }

    private static short[] negated(short[] components) {
        short[] negated = new short[components.length];
        for (int i = 0; i < negated.length; i++) {
            negated[i] = (short) -components[i];
        }
        return negated;
    }
}
