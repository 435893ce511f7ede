package org.stillmatch.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static float[] axis(int length, int at, float value) {
        float[] vector = new float[length];
        vector[at] = value;
        return vector;
    }

    @Test
    void theLargestComponentIsScaledTo32512() {
        float[] vector = axis(64, 3, -1e-20f);
        vector[5] = 0.5e-20f;
        short[] components = Template.of(Entries.PACK, vector).components();
        assertEquals(-32_512, components[3]);
        assertEquals(16_256, components[5]);
    }

    @Test
    void theScoreIsTheCosineWithinTheErrorOfRounding() {
        Random random = new Random(31);
        for (int i = 0; i < 200; i++) {
            float[] a = new float[704];
            float[] b = new float[704];
            double dot = 0;
            double na = 0;
            double nb = 0;
            for (int j = 0; j < a.length; j++) {
                a[j] = (float) random.nextGaussian();
                b[j] = (float) (0.7 * a[j] + random.nextGaussian());
                dot += (double) a[j] * b[j];
                na += (double) a[j] * a[j];
                nb += (double) b[j] * b[j];
            }
            double score = Template.of(Entries.PACK, a).score(Template.of(Entries.PACK, b));
            assertEquals(dot / Math.sqrt(na * nb), score, 2e-5);
        }
    }

    @Test
    void aTemplateAgainstItselfScoresOneAndAgainstItsOppositeMinusOne() {
        Template one = Entries.template(new Random(32));
        short[] opposite = one.components();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = (short) -opposite[i];
        }
        assertEquals(1.0, one.score(one), 1e-15);
        assertEquals(-1.0, one.score(Template.ofComponents(Entries.PACK, opposite)), 1e-15);
    }

    @Test
    void storedComponentsGiveTheSameTemplateAndCannotBeChangedFromOutside() {
        Template template = Entries.template(new Random(33));
        short[] components = template.components();
        assertEquals(template, Template.ofComponents(Entries.PACK, components));
        components[0]++;
        assertArrayEquals(Entries.template(new Random(33)).components(), template.components());
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Template.of(Entries.PACK, new float[64]));
        assertThrows(IllegalArgumentException.class, () -> Template.of(Entries.PACK, axis(64, 0, Float.NaN)));
        assertThrows(IllegalArgumentException.class, () -> Template.of(Entries.PACK, axis(63, 0, 1)));
        assertThrows(IllegalArgumentException.class, () -> Template.of(Entries.PACK, axis(2_049, 0, 1)));
        assertThrows(IllegalArgumentException.class, () -> Template.ofComponents(Entries.PACK, new short[64]));
        assertThrows(IllegalArgumentException.class, () -> new PackId("AB".repeat(32)));
    }

    @Test
    void templatesOfTwoPacksAreNotCompared() {
        Template one = Entries.template(new Random(34));
        Template other = Template.ofComponents(new PackId("cd".repeat(32)), one.components());
        assertThrows(IllegalArgumentException.class, () -> one.score(other));
    }
}
