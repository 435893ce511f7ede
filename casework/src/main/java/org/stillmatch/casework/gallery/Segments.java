package org.stillmatch.casework.gallery;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.stillmatch.disk.DiskFile;

/// The open segments by number. A segment may be exchanged for a compacted one while others read.
final class Segments implements Closeable {
    /// Held for reading between learning a record's position and reading the record.
    private final ReadWriteLock places = new ReentrantReadWriteLock();

    private final ConcurrentSkipListMap<Integer, Segment> byNumber = new ConcurrentSkipListMap<>();

    /// Files that were exchanged while somebody was reading them from end to end.
    private final List<DiskFile> retired = new ArrayList<>();

    private int walks;

    /// Reads segments from end to end.
    interface Walk<T> {
        T walk(List<Segment> segments) throws IOException;
    }

    /// A new segment, or one that has grown.
    void put(Segment segment) {
        byNumber.put(segment.number(), segment);
    }

    /// Puts another segment in a segment's place.
    ///
    /// @param moved tells the new positions; nobody reads by the old ones any more
    void exchange(Segment segment, Runnable moved) throws IOException {
        places.writeLock().lock();
        try {
            Segment old = byNumber.put(segment.number(), segment);
            moved.run();
            if (old != null) {
                retire(old.file());
            }
        } finally {
            places.writeLock().unlock();
        }
    }

    /// Reads all segments as they are now; what is exchanged meanwhile stays open so long.
    <T> T walk(Walk<T> walk) throws IOException {
        List<Segment> now;
        synchronized (retired) {
            walks++;
            now = List.copyOf(byNumber.values());
        }
        try {
            return walk.walk(now);
        } finally {
            endWalk();
        }
    }

    private void retire(DiskFile file) throws IOException {
        synchronized (retired) {
            retired.add(file);
        }
        closeRetired();
    }

    private void endWalk() throws IOException {
        synchronized (retired) {
            walks--;
        }
        closeRetired();
    }

    private void closeRetired() throws IOException {
        synchronized (retired) {
            if (walks == 0) {
                for (DiskFile file : retired) {
                    file.close();
                }
                retired.clear();
            }
        }
    }

    /// The one with the highest number.
    Optional<Segment> last() {
        return byNumber.isEmpty()
                ? Optional.empty()
                : Optional.of(byNumber.lastEntry().getValue());
    }

    /// The record at a position that is asked for only now.
    ///
    /// @throws GalleryException if the segment is missing or the record is not as it was written
    Segment.Stored record(LongSupplier position) throws IOException {
        places.readLock().lock();
        try {
            long at = position.getAsLong();
            Segment segment = byNumber.get(Position.segment(at));
            if (segment == null) {
                throw new GalleryException("Segment " + Position.segment(at) + " is missing");
            }
            return segment.record(Position.offset(at));
        } finally {
            places.readLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : byNumber.values()) {
            segment.file().close();
        }
        closeRetired();
    }
}
