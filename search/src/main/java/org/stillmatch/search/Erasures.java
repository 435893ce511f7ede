package org.stillmatch.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Which rows of a growing gallery were erased, and when their memory may be made zero.
///
/// A search enters, and from then on sees the rows erased before that and no others, so it needs rows
/// erased later to stay readable until it leaves. A row is wiped as soon as every search that
/// entered before its erasure has left: by the erasing thread if there is none, otherwise by the last
/// to leave. A search that runs on for [#PATIENCE] after an erasure has to begin again: it
/// asks [#waitsFor] as it goes, leaves when told to, and enters anew.
final class Erasures {
    /// For how long after an erasure a search may still read the row, in nanoseconds.
    static final long PATIENCE = 20_000_000_000L;

    private record Row(Block block, int row) {}

    private record Wipe(long number, long since, List<Row> rows) {}

    /// A search under way.
    static final class Visit {
        private final long number;
        private final List<Optional<long[]>> erased;

        private Visit(long number, List<Optional<long[]>> erased) {
            this.number = number;
            this.erased = erased;
        }

        /// The rows of a block erased before the visit began, a bit each, if there are any; not to be changed.
        Optional<long[]> of(int block) {
            return block < erased.size() ? erased.get(block) : Optional.empty();
        }
    }

    private final LongSupplier nanos;
    private final List<Visit> visits = new ArrayList<>();
    private final Deque<Wipe> wipes = new ArrayDeque<>();
    private long number;
    /// For each block the bits of its erased rows; replaced, never changed.
    private List<Optional<long[]>> erased = List.of();
    /// Whether rows were erased that still stand.
    private volatile boolean waiting;

    Erasures(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized Visit enter() {
        Visit visit = new Visit(number, erased);
        visits.add(visit);
        return visit;
    }

    synchronized void leave(Visit visit) {
        visits.remove(visit);
        wipe();
    }

    /// Whether the visit has lasted so long after an erasure that it must end.
    boolean waitsFor(Visit visit) {
        return waiting && overdue(visit);
    }

    private synchronized boolean overdue(Visit visit) {
        Wipe oldest = wipes.peekFirst();
        return oldest != null && visit.number < oldest.number && nanos.getAsLong() - oldest.since >= PATIENCE;
    }

    /// Erases rows that nobody enters any more: several at once, so that no search sees only some erased.
    ///
    /// @param index which block each row is in
    synchronized void erase(List<Block> blocks, int[] index, int[] rows) {
        Map<Integer, long[]> changed = new HashMap<>();
        List<Row> doomed = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            Block block = blocks.get(index[i]);
            long[] bits = changed.computeIfAbsent(index[i], b -> copy(b, block.words()));
            bits[rows[i] >> 6] |= 1L << rows[i];
            doomed.add(new Row(block, rows[i]));
        }
        List<Optional<long[]>> longer = new ArrayList<>(erased);
        while (longer.size() < blocks.size()) {
            longer.add(Optional.empty());
        }
        changed.forEach((b, bits) -> longer.set(b, Optional.of(bits)));
        erased = List.copyOf(longer);
        wipes.add(new Wipe(++number, nanos.getAsLong(), doomed));
        wipe();
    }

    private long[] copy(int block, int words) {
        return block < erased.size()
                ? erased.get(block).map(long[]::clone).orElseGet(() -> new long[words])
                : new long[words];
    }

    private void wipe() {
        long oldest = visits.stream().mapToLong(v -> v.number).min().orElse(Long.MAX_VALUE);
        while (!wipes.isEmpty() && wipes.getFirst().number <= oldest) {
            wipes.removeFirst().rows.forEach(r -> r.block.wipe(r.row));
        }
        waiting = !wipes.isEmpty();
    }
}
