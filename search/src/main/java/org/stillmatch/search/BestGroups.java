package org.stillmatch.search;

/// The best few groups of the slots offered so far, each with its best slot.
///
/// Sorted by final score, ties by lowest slot. A group that was pushed out may come back: by then
/// its new score beats the worst one kept, and so beats whatever the group had before. The order is
/// total, so neither the order of offering nor the split over workers changes the outcome.
final class BestGroups {
    private final double[] scores;
    private final double[] raws;
    private final int[] slots;
    private final int[] groups;
    private int size;

    BestGroups(int most) {
        scores = new double[most];
        raws = new double[most];
        slots = new int[most];
        groups = new int[most];
    }

    int size() {
        return size;
    }

    double score(int i) {
        return scores[i];
    }

    /// The score of the last group once every place is taken: a slot that scores less changes nothing.
    double bar() {
        return size == scores.length ? scores[size - 1] : Double.NEGATIVE_INFINITY;
    }

    Candidate candidate(int i) {
        return new Candidate(i + 1, groups[i], slots[i], raws[i], scores[i]);
    }

    void offer(int group, int slot, double raw, double score) {
        if (size == scores.length && !precedes(score, slot, size - 1)) {
            return;
        }
        int gap = 0;
        while (gap < size && groups[gap] != group) {
            gap++;
        }
        if (gap < size) {
            if (!precedes(score, slot, gap)) {
                return;
            }
        } else if (size < scores.length) {
            size++;
        } else {
            gap--;
        }
        while (gap > 0 && precedes(score, slot, gap - 1)) {
            move(gap - 1, gap);
            gap--;
        }
        groups[gap] = group;
        slots[gap] = slot;
        raws[gap] = raw;
        scores[gap] = score;
    }

    void offerAll(BestGroups others) {
        for (int i = 0; i < others.size; i++) {
            offer(others.groups[i], others.slots[i], others.raws[i], others.scores[i]);
        }
    }

    private boolean precedes(double score, int slot, int i) {
        return score > scores[i] || score == scores[i] && slot < slots[i];
    }

    private void move(int from, int to) {
        groups[to] = groups[from];
        slots[to] = slots[from];
        raws[to] = raws[from];
        scores[to] = scores[from];
    }
}
