package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.keys.DamagedRingException;
import org.stillmatch.casework.keys.NoKeyException;

/// The gallery as it was after a number of operations, less what was erased since: the slots that there were, and
/// what was said of each by then.
public final class GalleryState {
    private final GalleryStore store;
    private final long operations;
    private final Commit commit;
    private final int slots;

    GalleryState(GalleryStore store, long operations, Commit commit) {
        this.store = store;
        this.operations = operations;
        this.commit = commit;
        this.slots = Math.toIntExact(commit.trees().leaves().size());
    }

    /// How many operations the log had.
    public long operations() {
        return operations;
    }

    /// How many slots were taken; they are numbered from 0.
    public int slots() {
        return slots;
    }

    public Hash leafRoot() {
        return commit.trees().leaves().root();
    }

    public long tombstones() {
        return commit.trees().tombstones().size();
    }

    public Hash tombstoneRoot() {
        return commit.trees().tombstones().root();
    }

    /// The erasures since then, in their order.
    public List<Tombstone> erasedSince() {
        return store.index().tombstones().since(operations);
    }

    /// Whether the slot can be read: it was taken by then, is not damaged and not erased, then or since.
    public boolean holds(int slot) {
        return slot >= 0
                && slot < slots
                && store.index().slots().position(slot) > 0
                && store.index().amendments().last(slot, operations) != Position.DAMAGED
                && !erased(slot);
    }

    /// All slots that [#holds(int)] says yes to, without asking for each who is erased.
    private BitSet held() {
        Set<Integer> erased = new HashSet<>();
        store.index().tombstones().since(0).forEach(tombstone -> erased.add(tombstone.group()));
        store.ring().erasures().stream()
                .filter(erasure -> erasure.owner() <= Integer.MAX_VALUE)
                .forEach(erasure -> erased.add((int) erasure.owner()));
        BitSet held = new BitSet(slots);
        Slots index = store.index().slots();
        for (int slot = 0; slot < slots; slot++) {
            if (index.position(slot) > 0 && !erased.contains(index.group(slot))) {
                held.set(slot);
            }
        }
        store.index().amendments().slots().stream()
                .filter(slot -> store.index().amendments().last(slot, operations) == Position.DAMAGED)
                .forEach(held::clear);
        return held;
    }

    /// Whether the slot was erased, by then or since.
    public boolean erased(int slot) {
        int group = store.index().slots().group(slot);
        return group != Head.NONE
                && (store.index().tombstones().has(group) || store.ring().erased(group));
    }

    /// The slots that were taken and are neither readable nor erased.
    public List<Integer> damaged() {
        return IntStream.range(0, slots)
                .filter(slot -> !holds(slot) && !erased(slot))
                .boxed()
                .toList();
    }

    /// How many slots were taken of which no record was seen, not even a damaged one.
    public int unseen() {
        return (int) IntStream.range(0, slots)
                .filter(slot -> store.index().slots().position(slot) == Position.UNKNOWN)
                .count();
    }

    /// An entry, with the particulars as of then; empty if the slot is not held.
    ///
    /// @throws GalleryException if it was whole when the gallery was opened and no longer is
    public Optional<StoredEntry> entry(int slot) throws IOException {
        if (!holds(slot)) {
            return Optional.empty();
        }
        Segment.Stored stored =
                store.segments().record(() -> store.index().slots().position(slot));
        if (stored.head().type() != RecordType.ENROL) {
            return Optional.empty();
        }
        Sealing sealing = sealing();
        return opened(() -> asOfThen(sealing, sealing.entry(stored.head(), stored.bytes())));
    }

    /// The hash of a slot in the tree of leaves; empty if the slot is not held.
    public Optional<Hash> leaf(int slot) throws IOException {
        if (!holds(slot)) {
            return Optional.empty();
        }
        Segment.Stored stored =
                store.segments().record(() -> store.index().slots().position(slot));
        return Optional.of(Hash.of(sealing().leaf(slot, stored.head().group(), stored.bytes())));
    }

    /// Hands over all that is held, with the particulars as of then. Nothing is amended or withdrawn afterwards.
    public void visit(Visitor visitor) throws IOException {
        store.segments()
                .walk(all -> Parallel.map(all, store.threads(), segment -> {
                    Sealing sealing = sealing();
                    segment.scan(new SegmentScan.Each() {
                        @Override
                        public void record(Head head, long at, ByteBuffer payload) throws IOException {
                            if (head.type() == RecordType.ENROL
                                    && head.operation() < operations
                                    && holds(head.slot())) {
                                byte[] bytes = GalleryStore.bytes(payload);
                                opened(() -> asOfThen(sealing, sealing.entry(head, bytes)))
                                        .ifPresent(visitor::entry);
                            }
                        }

                        @Override
                        public void damage(Damage damage, Optional<Head> head) {
                            // Was named when the gallery was opened; what is new is named by verifying.
                        }
                    });
                    return segment;
                }));
    }

    /// Names this state of the gallery for a day.
    ///
    /// @param eligible which slots may be compared; of those that are not held, none is
    public GallerySnapshot snapshot(IntPredicate eligible, Instant at, LocalDate day) {
        BitSet held = held();
        EligibleSlots bits = EligibleSlots.of(slots, slot -> held.get(slot) && eligible.test(slot));
        return new GallerySnapshot(
                store.place().pack(),
                operations,
                slots,
                leafRoot(),
                tombstones(),
                tombstoneRoot(),
                bits.count(),
                bits.root(),
                at,
                day);
    }

    /// The slots of each of some groups.
    List<List<Integer>> slotsOf(List<Integer> groups) {
        Map<Integer, List<Integer>> slotsOf = new LinkedHashMap<>();
        groups.forEach(group -> slotsOf.put(group, new ArrayList<>()));
        for (int slot = 0; slot < slots; slot++) {
            List<Integer> into = slotsOf.get(store.index().slots().group(slot));
            if (into != null) {
                into.add(slot);
            }
        }
        return List.copyOf(slotsOf.values());
    }

    Trees trees() {
        return commit.trees();
    }

    /// For a first visitor, who was handed the particulars that each slot was enrolled with.
    void tellAmendments(Visitor visitor) throws IOException {
        for (Tombstone tombstone : store.index().tombstones().since(0)) {
            // The ring is older than the log: it still opened what had been erased.
            if (!store.ring().erased(tombstone.group())) {
                tombstone.slots().forEach(visitor::withdrawn);
            }
        }
        Sealing sealing = sealing();
        for (int slot : store.index().amendments().slots()) {
            if (store.index().slots().position(slot) <= 0 || erased(slot)) {
                continue;
            }
            Optional<byte[]> said = holds(slot) ? opened(() -> amended(sealing, slot)) : Optional.empty();
            if (said.isPresent()) {
                visitor.amended(slot, said.get());
            } else if (!erased(slot)) {
                store.index().slots().move(slot, Position.DAMAGED);
                visitor.withdrawn(slot);
            }
        }
    }

    private StoredEntry asOfThen(Sealing sealing, StoredEntry enrolled)
            throws IOException, NoKeyException, AEADBadTagException {
        return store.index().amendments().last(enrolled.slot(), operations) == Position.UNKNOWN
                ? enrolled
                : enrolled.with(amended(sealing, enrolled.slot()));
    }

    private byte[] amended(Sealing sealing, int slot) throws IOException, NoKeyException, AEADBadTagException {
        Segment.Stored stored =
                store.segments().record(() -> store.index().amendments().last(slot, operations));
        return sealing.particulars(stored.head(), stored.bytes());
    }

    private Sealing sealing() {
        return new Sealing(store.place(), store.ring());
    }

    private interface Unsealing<T> {
        T unseal() throws IOException, NoKeyException, AEADBadTagException;
    }

    private static <T> Optional<T> opened(Unsealing<T> what) throws IOException {
        try {
            return Optional.of(what.unseal());
        } catch (NoKeyException | DamagedRingException | AEADBadTagException e) {
            // Erased a moment ago, or damaged.
            return Optional.empty();
        }
    }
}
