package org.stillmatch.casework.examination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Whether something that can be seen goes with something that must not be known: a permutation test, within each
/// sheet, of the mean of what is seen of those who are meant.
final class Permutation {
    private static final int DRAWS = 2_000;

    private final Random random;
    private final List<double[]> seen = new ArrayList<>();
    private final List<boolean[]> meant = new ArrayList<>();

    Permutation(Random random) {
        this.random = random;
    }

    /// One sheet: what is seen of each entry, and whether the entry is meant.
    void add(double[] seenOf, boolean[] meantOf) {
        seen.add(seenOf.clone());
        meant.add(meantOf.clone());
    }

    /// How often chance alone goes at least as far, two-sided; small if there is a leak.
    double p() {
        double expected = 0;
        for (int i = 0; i < seen.size(); i++) {
            double mean = 0;
            int count = 0;
            for (int j = 0; j < seen.get(i).length; j++) {
                mean += seen.get(i)[j] / seen.get(i).length;
                count += meant.get(i)[j] ? 1 : 0;
            }
            expected += mean * count;
        }
        double found = Math.abs(sum(seen) - expected);
        int further = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<double[]> shuffled = seen.stream().map(this::shuffled).toList();
            if (Math.abs(sum(shuffled) - expected) >= found - 1e-9) {
                further++;
            }
        }
        return further / (DRAWS + 1.0);
    }

    private double sum(List<double[]> values) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.get(i).length; j++) {
                sum += meant.get(i)[j] ? values.get(i)[j] : 0;
            }
        }
        return sum;
    }

    private double[] shuffled(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        Collections.shuffle(list, random);
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
