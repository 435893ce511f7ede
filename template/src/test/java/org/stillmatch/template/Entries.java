package org.stillmatch.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Seeded entries for tests.
final class Entries {
    static final PackId PACK = new PackId("ab".repeat(32));
    static final int DIMENSION = 64;

    private Entries() {}

    static List<Entry> some(long seed, int count) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Float> attributes =
                    random.doubles(random.nextInt(4)).mapToObj(x -> (float) x).toList();
            entries.add(new Entry("ключ/" + "k".repeat(random.nextInt(9)) + i, template(random), attributes));
        }
        return entries;
    }

    static Template template(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Template.of(PACK, vector);
    }
}
