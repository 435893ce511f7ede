package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the records of a segment in their order and goes round what is damaged.
///
/// A record whose payload is wrong is passed by its length. Where no right head stands, the next one is looked
/// for byte by byte; the copy of the head right before it then tells whose record was lost.
final class SegmentScan {
    /// Is told what a segment holds.
    interface Each {
        /// @param at where the record begins
        /// @param payload valid during the call
        void record(Head head, long at, ByteBuffer payload) throws IOException;

        /// @param head of the operation that is lost with it; empty if none can be told, or none is lost
        void damage(Damage damage, Optional<Head> head) throws IOException;
    }

    private final Path path;
    private final Layout layout;
    private final Window window;
    private final Each each;

    SegmentScan(Path path, Layout layout, Window window, Each each) {
        this.path = path;
        this.layout = layout;
        this.window = window;
        this.each = each;
    }

    /// Reads from `from`, where a record begins, to the window's end.
    ///
    /// @return where a record at the end begins that is not all there, or the end
    long run(long from) throws IOException {
        long at = from;
        while (at < window.end()) {
            Optional<Head> head = head(at);
            if (head.isEmpty()) {
                at = pass(at);
            } else if (at + head.get().whole() > window.end()) {
                return at;
            } else {
                record(at, head.get());
                at += head.get().whole();
            }
        }
        return at;
    }

    private void record(long at, Head head) throws IOException {
        int whole = head.whole();
        ByteBuffer record = window.at(at, whole);
        if (!Layout.payloadIsRight(record, head)) {
            Optional<Head> lost = Optional.of(head);
            each.damage(
                    Damage.of(path, at, at + whole, lost, "the record's contents do not agree with their check"), lost);
            return;
        }
        if (!record.slice(0, Layout.HEAD).equals(record.slice(whole - Layout.HEAD, Layout.HEAD))) {
            long from = at + whole - Layout.HEAD;
            Damage harmless = Damage.of(
                    path,
                    from,
                    at + whole,
                    Optional.of(head),
                    "the copy of the record's head is wrong; the record is whole");
            each.damage(harmless, Optional.empty());
            record = window.at(at, whole);
        }
        each.record(head, at, record.slice(Layout.HEAD, head.length()).order(record.order()));
    }

    /// Passes the bytes from `from` to the next right head or to the end.
    private long pass(long from) throws IOException {
        long next = from + 1;
        while (next < window.end() && head(next).isEmpty()) {
            next++;
        }
        Optional<Head> lost = headBefore(next, from);
        long begin = lost.isPresent() ? next - lost.get().whole() : next;
        if (begin > from) {
            each.damage(Damage.of(path, from, begin, Optional.empty(), "no record begins here"), Optional.empty());
        }
        if (lost.isPresent()) {
            each.damage(Damage.of(path, begin, next, lost, "the record's head does not agree with its check"), lost);
        }
        return next;
    }

    private Optional<Head> headBefore(long end, long from) throws IOException {
        if (end - from < Layout.HEAD + Layout.FOOT) {
            return Optional.empty();
        }
        return layout.lastHead(window.at(end - Layout.HEAD, Layout.HEAD), end)
                .filter(head -> end - head.whole() >= from);
    }

    private Optional<Head> head(long at) throws IOException {
        if (window.end() - at < Layout.HEAD) {
            return Optional.empty();
        }
        ByteBuffer bytes = window.at(at, Layout.HEAD);
        return Layout.mayBeHead(bytes) ? layout.head(bytes, at) : Optional.empty();
    }
}
