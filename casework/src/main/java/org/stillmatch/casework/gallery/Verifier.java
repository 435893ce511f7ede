package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.AEADBadTagException;
import org.stillmatch.casework.keys.DamagedRingException;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;

/// Reads the log from its beginning, builds both trees anew, and unseals every record that has a key.
final class Verifier implements SegmentScan.Each {
    private final KeyRing ring;
    private final Index index;
    private final Sealing sealing;
    private final List<Damage> damage = new ArrayList<>();
    private Trees trees = Trees.empty();
    private Segment segment;
    private long operations;
    private long unsealed;
    private long erased;

    private Verifier(GalleryPlace place, KeyRing ring, Index index, Segment first) {
        this.ring = ring;
        this.index = index;
        this.sealing = new Sealing(place, ring);
        this.segment = first;
    }

    static Verification verify(GalleryPlace place, KeyRing ring, Index index, long operations, List<Segment> segments)
            throws IOException {
        Verifier verifier = new Verifier(place, ring, index, segments.getFirst());
        int expected = 1;
        for (Segment one : segments) {
            for (; expected < one.number(); expected++) {
                verifier.damage.add(
                        new Damage(place.segment(expected), 0, 0, OptionalInt.empty(), "the segment is missing"));
            }
            verifier.segment = one;
            one.header().ifPresent(verifier.damage::add);
            one.scan(verifier);
            expected++;
        }
        if (verifier.operations < operations) {
            verifier.name(0, verifier.segment.end(), Optional.empty(), "operations are missing");
        }
        return new Verification(
                List.copyOf(verifier.damage),
                verifier.trees.leaves().size(),
                verifier.unsealed,
                verifier.erased,
                verifier.trees.leaves().root());
    }

    @Override
    public void record(Head head, long at, ByteBuffer payload) {
        byte[] bytes = GalleryStore.bytes(payload);
        switch (head.type()) {
            case ENROL -> {
                leaf(head, at, sealing.leaf(head.slot(), head.group(), bytes));
                unseal(head, at, () -> sealing.entry(head, bytes));
            }
            case STUB -> {
                leaf(head, at, bytes);
                erased++;
            }
            case AMEND -> amendment(head, at, bytes);
            case VOID -> {
                // Says nothing.
            }
            case ERASE ->
                trees.tombstones()
                        .append(Tombstone.read(head, Layout.little(bytes)).leaf());
            case COMMIT -> commit(head, at, Commit.read(Layout.little(bytes)));
        }
        if (head.type().isOperation()) {
            if (head.operation() != operations) {
                name(at, at, Optional.of(head), "operations before it are missing");
            }
            operations = head.operation() + 1;
        }
    }

    private void leaf(Head head, long at, byte[] leaf) {
        if (head.slot() != trees.leaves().size()) {
            name(at, at, Optional.of(head), "the slot before it is missing");
        }
        trees.leaves().append(leaf, 0);
    }

    private void commit(Head head, long at, Commit commit) {
        boolean leaves = commit.hasLeavesOf(trees);
        if (!leaves || !commit.hasTombstonesOf(trees)) {
            String which = leaves ? "tombstones" : "leaves";
            name(at, at, Optional.of(head), "what lies before it has not the tree of " + which + " that it had");
            // What comes after is compared with what was acknowledged here.
            trees = commit.trees();
        }
    }

    private void amendment(Head head, long at, byte[] payload) {
        if (!isErased(head.group())) {
            unseal(head, at, () -> sealing.particulars(head, payload));
        }
    }

    private interface Unsealing {
        Object unseal() throws NoKeyException, AEADBadTagException;
    }

    private void unseal(Head head, long at, Unsealing what) {
        boolean entry = head.type() == RecordType.ENROL;
        if (isErased(head.group())) {
            erased += entry ? 1 : 0;
            return;
        }
        try {
            what.unseal();
            unsealed += entry ? 1 : 0;
        } catch (NoKeyException e) {
            if (!ring.erased(head.group())) {
                name(at, at + head.whole(), Optional.of(head), "the key of its group is not in the key ring");
            }
        } catch (DamagedRingException e) {
            name(at, at + head.whole(), Optional.of(head), "its group's key lies in a damaged part of the key ring");
        } catch (AEADBadTagException e) {
            name(at, at + head.whole(), Optional.of(head), "it does not open with its group's key");
        }
    }

    private boolean isErased(int group) {
        return index.tombstones().has(group) || ring.erased(group);
    }

    private void name(long from, long to, Optional<Head> head, String reason) {
        damage.add(Damage.of(segment.path(), from, to, head, reason));
    }

    @Override
    public void damage(Damage found, Optional<Head> lost) {
        damage.add(found);
        // A lost operation is named once, here.
        lost.filter(head -> head.type().isOperation()).ifPresent(head -> operations = head.operation() + 1);
    }
}
