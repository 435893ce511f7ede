package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.stillmatch.disk.DiskFile;

/// The end of the log, where operations are appended in their order and acknowledged many at a time.
///
/// A thread reserves numbers, seals on its own, then appends when those before it have. Whoever waits for an
/// acknowledgement first writes for all who wait, while the next batch is being filled. After a write or force
/// failed, nobody can know what is on the disk: the log takes nothing more, and is to be opened anew.
final class Log {
    /// Numbers that nobody else has.
    record Ticket(long operation, int slot, int operations) {}

    /// How full a batch may be before somebody has to write it.
    private static final int FULL = 1 << 23;

    private final GalleryStore store;
    private final Trees trees;
    private final long rollAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long reservedOperations;
    private int reservedSlots;
    private long appended;
    private long entered;
    private long acknowledged;
    private boolean writing;
    private @Nullable Throwable broken;
    private Batch batch;
    private ByteBuffer spare = ByteBuffer.allocateDirect(1 << 16);

    /// @param layout of the segment in which the log goes on
    /// @param end the place in it, 0 if the segment is yet to be made
    Log(GalleryStore store, Trees trees, long operations, Layout layout, long end, long rollAt) {
        this.store = store;
        this.trees = trees;
        this.rollAt = rollAt;
        this.reservedOperations = operations;
        this.reservedSlots = Math.toIntExact(trees.leaves().size());
        this.appended = operations;
        this.entered = operations;
        this.batch = batch(1, layout, end, ByteBuffer.allocateDirect(1 << 16));
    }

    Ticket reserve(int operations, int slots) throws IOException {
        lock.lock();
        try {
            refuseIfBroken();
            Ticket ticket = new Ticket(reservedOperations, reservedSlots, operations);
            reservedSlots = Math.addExact(reservedSlots, slots);
            reservedOperations += operations;
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    /// Appends what numbers were reserved for, after all that was reserved before.
    void append(Ticket ticket, List<Draft> drafts) throws IOException {
        lock.lock();
        try {
            while (appended != ticket.operation()) {
                await();
            }
            for (Draft draft : drafts) {
                while (batch.size() > FULL) {
                    writeOrAwait();
                }
                refuseIfBroken();
                long position = Position.of(batch.layout().segment(), batch.end());
                batch.add(draft.head(), draft.payload());
                draft.enter(trees, store.index(), position);
                entered++;
            }
            appended += ticket.operations();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all that was appended before is on the disk.
    void commit() throws IOException {
        lock.lock();
        try {
            refuseIfBroken();
            long mine = batch.isEmpty() ? batch.number() - 1 : batch.number();
            while (acknowledged < mine) {
                writeOrAwait();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Makes the first segment, which holds nothing but a commit.
    void begin() throws IOException {
        lock.lock();
        try {
            write();
        } finally {
            lock.unlock();
        }
    }

    /// Lets the next operation begin a new segment. Call it when nobody appends and all is acknowledged.
    void roll() {
        lock.lock();
        try {
            if (!batch.beginsSegment()) {
                batch = batch(batch.number(), next(batch.layout()), 0, batch.room());
            }
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is left, unless the disk failed.
    void close() throws IOException {
        lock.lock();
        try {
            if (broken == null) {
                commit();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more: numbers were reserved that will never be appended, or the disk failed.
    void breakOff(Throwable cause) {
        lock.lock();
        try {
            if (broken == null) {
                broken = cause;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void writeOrAwait() throws IOException {
        if (writing) {
            await();
        } else {
            write();
        }
    }

    private void await() throws IOException {
        refuseIfBroken();
        changed.awaitUninterruptibly();
        refuseIfBroken();
    }

    private void refuseIfBroken() throws IOException {
        if (broken != null) {
            throw new GalleryException(
                    "The gallery in " + store.place().folder()
                            + " takes nothing more since writing to it failed: see to the disk, then open it anew",
                    broken);
        }
    }

    /// Writes and forces what there is; meanwhile others fill the next batch. To be called with the lock.
    private void write() throws IOException {
        Batch full = batch;
        long operations = entered;
        long commitAt = full.end();
        byte[] commit = Commit.of(full.firstRecord(), trees).payload();
        Head head = new Head(RecordType.COMMIT, operations, Head.NONE, Head.NONE, commit.length);
        full.add(head, commit);
        full.add(head, commit);
        batch = full.end() < rollAt
                ? batch(full.number() + 1, full.layout(), full.end(), spare)
                : batch(full.number() + 1, next(full.layout()), 0, spare);
        writing = true;
        lock.unlock();
        Throwable failure = null;
        try {
            force(full);
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        } finally {
            lock.lock();
        }
        writing = false;
        spare = full.room();
        if (failure != null) {
            breakOff(failure);
            refuseIfBroken();
        }
        store.index().commits().add(operations, Position.of(full.layout().segment(), commitAt));
        store.acknowledge(operations);
        acknowledged = full.number();
        changed.signalAll();
    }

    private void force(Batch full) throws IOException {
        GalleryPlace place = store.place();
        int number = full.layout().segment();
        Segment segment = full.beginsSegment()
                ? new Segment(number, place.segment(number), full.layout(), created(number), 0)
                : store.segments().last().orElseThrow();
        DiskFile file = segment.file();
        file.write(full.written(), full.base());
        file.force();
        if (full.beginsSegment()) {
            place.disk().forceFolder(place.folder());
        }
        store.segments().put(segment.upTo(full.end()));
    }

    private DiskFile created(int number) throws IOException {
        return store.place().disk().create(store.place().segment(number));
    }

    private Layout next(Layout layout) {
        return new Layout(store.place(), layout.segment() + 1);
    }

    private Batch batch(long number, Layout layout, long base, ByteBuffer room) {
        return new Batch(
                number, layout, base, entered, Math.toIntExact(trees.leaves().size()), room);
    }
}
