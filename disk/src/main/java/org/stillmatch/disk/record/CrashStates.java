package org.stillmatch.disk.record;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/// Goes over the moments of a trace, those with the least under way first, so that what they leave of the allowance
/// falls to those with more.
final class CrashStates implements Iterator<CrashState> {
    private record Candidate(Moment moment, List<Piece> pieces) {}

    private final List<Candidate> candidates;
    private final Random random;
    private int left;
    private int at = -1;
    private Iterator<BitSet> choices = List.<BitSet>of().iterator();

    CrashStates(List<Moment> moments, long seed, int atMost) {
        if (atMost < moments.size()) {
            throw new IllegalArgumentException(
                    "Of " + moments.size() + " moments not even one state each fits into " + atMost + ". Allow more.");
        }
        this.candidates = moments.stream()
                .map(moment -> new Candidate(moment, Piece.of(moment)))
                .sorted(Comparator.comparingInt(c -> c.pieces().size()))
                .toList();
        this.random = new Random(seed);
        this.left = atMost;
    }

    @Override
    public boolean hasNext() {
        while (!choices.hasNext() && at + 1 < candidates.size()) {
            at++;
            choices = Choices.of(candidates.get(at).pieces(), left / (candidates.size() - at), random);
        }
        return choices.hasNext();
    }

    @Override
    public CrashState next() {
        if (!hasNext()) {
            throw new java.util.NoSuchElementException();
        }
        left--;
        return new CrashState(candidates.get(at).moment(), candidates.get(at).pieces(), choices.next());
    }
}
