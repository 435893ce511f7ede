package org.stillmatch.template;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Reads the records of a template file in order and goes round what is damaged.
///
/// A record whose payload is wrong is passed by its length. Where no right head stands, the next right
/// head is looked for byte by byte.
final class RecordScan {
    private final Layout layout;
    private final Window window;
    private final Consumer<Entry> each;
    private final List<Damage> damaged = new ArrayList<>();
    private long entries;

    private RecordScan(Layout layout, Window window, Consumer<Entry> each) {
        this.layout = layout;
        this.window = window;
        this.each = each;
    }

    /// Reads all that follows the header.
    static Reading read(Layout layout, Window window, Consumer<Entry> each) throws IOException {
        RecordScan scan = new RecordScan(layout, window, each);
        long torn = scan.run();
        return new Reading(scan.entries, scan.damaged, window.end() - torn);
    }

    /// Where the torn tail begins, or the end if there is none.
    private long run() throws IOException {
        long at = Layout.HEADER;
        while (at < window.end()) {
            OptionalInt length = payloadLength(at);
            if (length.isPresent()) {
                long next = at + Layout.RECORD_HEAD + length.getAsInt() + Layout.RECORD_FOOT;
                if (next > window.end()) {
                    return at;
                }
                record(at, length.getAsInt());
                at = next;
            } else if (neverWritten(at)) {
                return at;
            } else {
                at = pass(at);
            }
        }
        return at;
    }

    private void record(long at, int length) throws IOException {
        int whole = Layout.RECORD_HEAD + length + Layout.RECORD_FOOT;
        ByteBuffer record = window.at(at, whole);
        Optional<Entry> entry = Optional.empty();
        if (Layout.crc(record.slice(Layout.CHECKED_FROM, whole - Layout.CHECKED_FROM - Layout.RECORD_FOOT))
                == record.getInt(whole - Layout.RECORD_FOOT)) {
            entry = layout.entry(record.slice(Layout.RECORD_HEAD, length));
        }
        if (entry.isPresent()) {
            entries++;
            each.accept(entry.get());
        } else {
            damaged.add(new Damage(at, whole, "the record's payload does not agree with its checksum"));
        }
    }

    /// Passes the bytes from `from` to the next right head or to the end.
    private long pass(long from) throws IOException {
        long at = from + 1;
        while (at < window.end() && payloadLength(at).isEmpty()) {
            at++;
        }
        damaged.add(new Damage(from, at - from, "no record begins here"));
        return at;
    }

    /// The payload's length if a right head stands at `at`.
    private OptionalInt payloadLength(long at) throws IOException {
        if (window.end() - at < Layout.RECORD_HEAD) {
            return OptionalInt.empty();
        }
        ByteBuffer head = window.at(at, Layout.RECORD_HEAD);
        if (head.getInt() != Layout.MARKER) {
            return OptionalInt.empty();
        }
        int length = head.getInt();
        boolean right =
                length >= 0 && length <= layout.longestPayload() && head.getInt() == layout.headCheck(at, length);
        return right ? OptionalInt.of(length) : OptionalInt.empty();
    }

    /// Whether what is left cannot hold a head, or is all zeros, as a file system leaves it that kept the
    /// length of a write but not its bytes.
    private boolean neverWritten(long from) throws IOException {
        if (window.end() - from < Layout.RECORD_HEAD) {
            return true;
        }
        for (long at = from; at < window.end(); at++) {
            if (window.at(at, 1).get() != 0) {
                return false;
            }
        }
        return true;
    }
}
