package org.stillmatch.casework.gallery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.DiskFile;

/// Copies a segment record by record; of those of erased groups, what must remain.
final class Rewriting implements SegmentScan.Each, Closeable {
    private static final int FULL = 1 << 20;

    private record Move(Head head, long to) {}

    private final Segment from;
    private final DiskFile into;
    private final GalleryState now;
    private final Sealing sealing;
    private final List<Move> moves = new ArrayList<>();

    /// Where each batch begins, before and after.
    private final Map<Long, Long> begins = new HashMap<>();

    private ByteBuffer out = ByteBuffer.allocateDirect(2 * FULL).order(ByteOrder.LITTLE_ENDIAN);
    private long written;
    private boolean beginsBatch = true;
    private boolean damaged;

    Rewriting(GalleryPlace place, KeyRing ring, Segment from, DiskFile into, GalleryState now) {
        this.from = from;
        this.into = into;
        this.now = now;
        this.sealing = new Sealing(place, ring);
    }

    /// @return false if the segment is damaged: then it is better kept as it is
    boolean run() throws IOException {
        ByteBuffer header = out.slice(0, Layout.HEADER);
        from.file().read(header, 0);
        out.position(Layout.HEADER);
        damaged = from.header().isPresent();
        if (!damaged) {
            from.scan(this);
        }
        if (damaged) {
            return false;
        }
        flush();
        into.force();
        return true;
    }

    Segment result() {
        return new Segment(from.number(), from.path(), from.layout(), into, written);
    }

    /// Where everything lies now.
    void tell(Index index) {
        for (Move move : moves) {
            Head head = move.head();
            switch (head.type()) {
                case ENROL, STUB -> index.slots().move(head.slot(), move.to());
                case AMEND, VOID -> index.amendments().move(head.operation(), move.to());
                case COMMIT -> index.commits().move(head.operation(), move.to());
                case ERASE -> {
                    // Nobody looks for its place.
                }
            }
        }
    }

    @Override
    public void record(Head head, long at, ByteBuffer payload) throws IOException {
        long to = written + out.position();
        if (beginsBatch) {
            begins.put(at, to);
        }
        beginsBatch = head.type() == RecordType.COMMIT;
        byte[] bytes = GalleryStore.bytes(payload);
        switch (head.type()) {
            case ENROL -> {
                if (now.erased(head.slot())) {
                    byte[] leaf = sealing.leaf(head.slot(), head.group(), bytes);
                    add(head, RecordType.STUB, leaf, Position.GONE);
                } else {
                    add(head, head.type(), bytes, position(to));
                }
            }
            case AMEND -> {
                if (now.erased(head.slot())) {
                    add(head, RecordType.VOID, new byte[0], Position.GONE);
                } else {
                    add(head, head.type(), bytes, position(to));
                }
            }
            case COMMIT -> {
                Commit commit = Commit.read(Layout.little(bytes));
                long begin = begins.getOrDefault(commit.batchAt(), (long) Layout.HEADER);
                Commit moved = commit.movedTo(begin);
                add(head, head.type(), moved.payload(), position(to));
            }
            case STUB, VOID -> add(head, head.type(), bytes, Position.GONE);
            case ERASE -> add(head, head.type(), bytes, position(to));
        }
    }

    private long position(long to) {
        return Position.of(from.number(), to);
    }

    private void add(Head was, RecordType type, byte[] payload, long position) throws IOException {
        Head head = new Head(type, was.operation(), was.slot(), was.group(), payload.length);
        if (out.remaining() < head.whole()) {
            flush();
        }
        if (out.remaining() < head.whole()) {
            out = ByteBuffer.allocateDirect(head.whole()).order(ByteOrder.LITTLE_ENDIAN);
        }
        from.layout().put(out, written + out.position(), head, payload);
        moves.add(new Move(head, position));
        if (out.position() > FULL) {
            flush();
        }
    }

    private void flush() throws IOException {
        int length = out.position();
        into.write(out.flip(), written);
        written += length;
        out.clear();
    }

    @Override
    public void damage(Damage damage, Optional<Head> head) {
        damaged = true;
    }

    @Override
    public void close() throws IOException {
        into.close();
    }
}
