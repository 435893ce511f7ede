package org.stillmatch.disk.record;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Which of the pieces under way are there.
///
/// All subsets, if they fit into the allowance. Otherwise, until it is used up: none; all; all up to each operation,
/// in order; each operation alone missing; each alone there; each write cut in the middle, with either half there and
/// the rest there or missing; all data without the names, and all names without the data; each sector alone missing
/// or there, in random order; and random subsets of few, half or most of the pieces.
final class Choices {
    private final List<Piece> pieces;
    private final int atMost;
    private final Random random;
    private final Set<BitSet> chosen = new LinkedHashSet<>();

    private Choices(List<Piece> pieces, int atMost, Random random) {
        this.pieces = pieces;
        this.atMost = atMost;
        this.random = random;
    }

    static Iterator<BitSet> of(List<Piece> pieces, int atMost, Random random) {
        Choices choices = new Choices(pieces, atMost, random);
        if (pieces.size() < 31 && 1 << pieces.size() <= atMost) {
            choices.addAll();
        } else {
            choices.addClasses();
            choices.addRandom();
        }
        return choices.chosen.iterator();
    }

    private void addAll() {
        for (int subset = 0; subset < 1 << pieces.size(); subset++) {
            chosen.add(BitSet.valueOf(new long[] {subset}));
        }
    }

    private void addClasses() {
        int n = pieces.size();
        add(range(0, 0));
        add(range(0, n));
        List<BitSet> operations = operations();
        BitSet sofar = new BitSet();
        for (BitSet operation : operations) {
            sofar.or(operation);
            add((BitSet) sofar.clone());
        }
        for (BitSet operation : operations) {
            addWithAndWithoutTheRest(operation);
        }
        for (BitSet operation : operations) {
            int middle = (operation.nextSetBit(0) + operation.length()) / 2;
            BitSet head = (BitSet) operation.clone();
            head.andNot(range(middle, n));
            addWithAndWithoutTheRest(head);
            BitSet tail = (BitSet) operation.clone();
            tail.andNot(range(0, middle));
            addWithAndWithoutTheRest(tail);
        }
        BitSet data = new BitSet();
        for (int i = 0; i < n; i++) {
            data.set(i, Piece.node(pieces.get(i).operation()) >= 0);
        }
        addWithAndWithoutTheRest(data);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        order.forEach(i -> addWithAndWithoutTheRest(range(i, i + 1)));
    }

    private void addRandom() {
        for (int tries = 0; chosen.size() < atMost && tries < 4 * atMost; tries++) {
            double share = new double[] {0.1, 0.5, 0.9}[random.nextInt(3)];
            BitSet some = new BitSet();
            for (int i = 0; i < pieces.size(); i++) {
                some.set(i, random.nextDouble() < share);
            }
            add(some);
        }
    }

    private void addWithAndWithoutTheRest(BitSet some) {
        add(some);
        BitSet rest = range(0, pieces.size());
        rest.andNot(some);
        add(rest);
    }

    private void add(BitSet some) {
        if (chosen.size() < atMost) {
            chosen.add(some);
        }
    }

    /// The pieces of each operation.
    private List<BitSet> operations() {
        List<BitSet> operations = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            boolean same =
                    i > 0 && pieces.get(i).operation() == pieces.get(i - 1).operation();
            if (!same) {
                operations.add(new BitSet());
            }
            operations.getLast().set(i);
        }
        return operations;
    }

    private static BitSet range(int from, int to) {
        BitSet bits = new BitSet();
        bits.set(from, to);
        return bits;
    }
}
