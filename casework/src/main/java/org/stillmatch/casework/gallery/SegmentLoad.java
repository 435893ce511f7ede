package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.stillmatch.casework.keys.DamagedRingException;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;

/// Reads one segment for the first time: hands its entries over and notes where everything lies.
///
/// Several segments are read at once. What needs the order of the log waits for [#tell].
final class SegmentLoad implements SegmentScan.Each {
    private record Amendment(long operation, int slot, long position) {}

    private record Committed(long operation, long position) {}

    private final Segment segment;
    private final Index index;
    private final KeyRing ring;
    private final Visitor visitor;
    private final Sealing sealing;
    private final List<Amendment> amendments = new ArrayList<>();
    private final List<Tombstone> tombstones = new ArrayList<>();
    private final List<Committed> commits = new ArrayList<>();
    private final List<Damage> damage = new ArrayList<>();
    private long operations;

    SegmentLoad(GalleryPlace place, Segment segment, Index index, KeyRing ring, Visitor visitor) {
        this.segment = segment;
        this.index = index;
        this.ring = ring;
        this.visitor = visitor;
        this.sealing = new Sealing(place, ring);
    }

    SegmentLoad run() throws IOException {
        segment.header().ifPresent(damage::add);
        segment.scan(this);
        return this;
    }

    /// Tells the index what has an order. Call it for each segment, first to last.
    void tell() {
        amendments.forEach(a -> index.amendments().add(a.operation(), a.slot(), a.position()));
        tombstones.forEach(index.tombstones()::add);
        commits.forEach(c -> index.commits().add(c.operation(), c.position()));
    }

    List<Damage> found() {
        return damage;
    }

    /// How many operations were seen, the damaged ones among them.
    long operations() {
        return operations;
    }

    @Override
    public void record(Head head, long at, ByteBuffer payload) {
        long position = Position.of(segment.number(), at);
        operations += head.type().isOperation() ? 1 : 0;
        switch (head.type()) {
            case ENROL -> enrolment(head, at, payload);
            case STUB -> index.slots().put(head.slot(), head.group(), Position.GONE);
            case AMEND -> amendments.add(new Amendment(head.operation(), head.slot(), position));
            case VOID -> {
                // Its group is erased: there is nothing to amend.
            }
            case ERASE -> tombstones.add(Tombstone.read(head, payload));
            case COMMIT -> commits.add(new Committed(head.operation(), position));
        }
    }

    private void enrolment(Head head, long at, ByteBuffer payload) {
        index.slots().put(head.slot(), head.group(), Position.of(segment.number(), at));
        if (ring.erased(head.group())) {
            return;
        }
        try {
            visitor.entry(sealing.entry(head, GalleryStore.bytes(payload)));
        } catch (NoKeyException e) {
            if (!ring.erased(head.group())) {
                unusable(
                        head,
                        at,
                        "the key of its group is not in the key ring: open it with the ring that belongs to it");
            }
        } catch (DamagedRingException e) {
            unusable(head, at, "the key of its group lies in a damaged part of the key ring");
        } catch (AEADBadTagException e) {
            unusable(head, at, "it does not open with its group's key");
        }
    }

    private void unusable(Head head, long at, String reason) {
        damage(Damage.of(segment.path(), at, at + head.whole(), Optional.of(head), reason), Optional.empty());
        index.slots().put(head.slot(), head.group(), Position.DAMAGED);
    }

    @Override
    public void damage(Damage found, Optional<Head> lost) {
        damage.add(found);
        if (lost.isEmpty()) {
            return;
        }
        Head head = lost.get();
        operations += head.type().isOperation() ? 1 : 0;
        switch (head.type()) {
            case ENROL, STUB -> index.slots().put(head.slot(), head.group(), Position.DAMAGED);
            case AMEND -> amendments.add(new Amendment(head.operation(), head.slot(), Position.DAMAGED));
            case VOID, ERASE, COMMIT -> {
                // A void says nothing; what is erased is in the ring's register too; a commit has a copy.
            }
        }
    }
}
