package org.stillmatch.search;

/// How many references were compared and how many left out, reason by reason.
final class Tally {
    final int[] excluded;
    int viewDoesNotMeet;
    int erased;
    int compared;

    Tally(int reasons) {
        excluded = new int[reasons];
    }

    void add(Tally other) {
        for (int r = 0; r < excluded.length; r++) {
            excluded[r] += other.excluded[r];
        }
        viewDoesNotMeet += other.viewDoesNotMeet;
        erased += other.erased;
        compared += other.compared;
    }
}
