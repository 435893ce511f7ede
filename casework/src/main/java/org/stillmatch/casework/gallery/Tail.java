package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.disk.DiskFile;

/// Finds out how much of the last segment was acknowledged.
///
/// A batch is written with one write, ends in two copies of a commit, and is forced before the next is begun. So of
/// all batches only the last can be half-written. It counts if a copy of its commit is whole and no sector of 512
/// bytes of it is all zeros where a record is missing: such sectors are what a lost write leaves. A batch that is
/// damaged otherwise was written once, and stays.
final class Tail implements SegmentScan.Each {
    private static final int SECTOR = 512;

    private record Batch(long from, long end) {}

    private final List<Batch> batches = new ArrayList<>();
    private final List<Damage> damaged = new ArrayList<>();

    private Tail() {}

    /// Where what was acknowledged ends; 0 if the segment was never begun.
    static long end(Path path, Layout layout, DiskFile file) throws IOException {
        long size = file.size();
        if (size < Layout.HEADER) {
            return 0;
        }
        Tail tail = new Tail();
        Window window = new Window(file, size);
        new SegmentScan(path, layout, window, tail).run(Layout.HEADER);
        return tail.end(window);
    }

    private long end(Window window) throws IOException {
        if (batches.isEmpty()) {
            return 0;
        }
        Batch last = batches.getLast();
        boolean hit = damaged.stream().anyMatch(d -> d.offset() + d.length() > last.from() && d.offset() < last.end());
        if (!hit || !lostASector(window, last)) {
            return last.end();
        }
        return last.from() == Layout.HEADER ? 0 : last.from();
    }

    private static boolean lostASector(Window window, Batch batch) throws IOException {
        long from = batch.from();
        while (from < batch.end()) {
            long to = Math.min(batch.end(), (from / SECTOR + 1) * SECTOR);
            if (allZeros(window.at(from, (int) (to - from)))) {
                return true;
            }
            from = to;
        }
        return false;
    }

    private static boolean allZeros(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (bytes.get() != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void record(Head head, long at, ByteBuffer payload) {
        if (head.type() == RecordType.COMMIT) {
            batches.add(new Batch(Commit.read(payload).batchAt(), at + head.whole()));
        }
    }

    @Override
    public void damage(Damage damage, Optional<Head> head) {
        damaged.add(damage);
    }
}
