package org.stillmatch.benchmarks.peer;

import java.util.Arrays;

/// The few greatest scores seen so far and whose they are; ties keep the first.
final class Nearest {
    private final int[] ids;
    private final float[] scores;
    private int size;

    Nearest(int most) {
        ids = new int[most];
        scores = new float[most];
    }

    /// The score that a newcomer has to exceed.
    float bar() {
        return size < ids.length ? Float.NEGATIVE_INFINITY : scores[size - 1];
    }

    void add(int id, float score) {
        if (score > bar()) {
            int at = size < ids.length ? size++ : size - 1;
            for (; at > 0 && scores[at - 1] < score; at--) {
                ids[at] = ids[at - 1];
                scores[at] = scores[at - 1];
            }
            ids[at] = id;
            scores[at] = score;
        }
    }

    void addAll(Nearest others) {
        for (int i = 0; i < others.size; i++) {
            add(others.ids[i], others.scores[i]);
        }
    }

    int[] ids() {
        return Arrays.copyOf(ids, size);
    }
}
