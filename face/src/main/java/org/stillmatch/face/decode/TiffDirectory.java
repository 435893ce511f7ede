package org.stillmatch.face.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/// The first directory of a TIFF structure, which is also what EXIF is written in (TIFF 6.0, section 2).
///
/// Reading past the end throws `IndexOutOfBoundsException`.
final class TiffDirectory {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int ORIENTATION = 274;

    private static final int ENTRY_BYTES = 12;

    /// @param at where the twelve bytes of the entry are
    /// @param values where its values are, inside the entry or elsewhere
    record Entry(int tag, int type, long count, int at, long values) {
        long bytes() {
            return count * size(type);
        }
    }

    private final ByteBuffer file;
    private final int start;
    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    private final boolean cut;
    private final long next;

    /// @param bytes beginning with the byte order, `II` or `MM`
    TiffDirectory(ByteBuffer bytes) {
        file = bytes.slice().order(bytes.get(bytes.position()) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        start = Math.toIntExact(unsigned(4));
        int count = file.getShort(start) & 0xffff;
        int end = start + 2 + ENTRY_BYTES * count;
        cut = end + 4 > file.limit();
        int there = Math.min(count, (file.limit() - start - 2) / ENTRY_BYTES);
        for (int i = 0; i < there; i++) {
            Entry entry = entry(start + 2 + ENTRY_BYTES * i);
            entries.putIfAbsent(entry.tag(), entry);
        }
        next = cut ? 0 : unsigned(end);
    }

    private Entry entry(int at) {
        int type = file.getShort(at + 2) & 0xffff;
        long count = unsigned(at + 4);
        long values = count * size(type) <= 4 ? at + 8 : unsigned(at + 8);
        return new Entry(file.getShort(at) & 0xffff, type, count, at, values);
    }

    /// Where the directory begins: its count of entries.
    int start() {
        return start;
    }

    ByteOrder order() {
        return file.order();
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    /// Whether the directory promises more entries than there are bytes.
    boolean isCut() {
        return cut;
    }

    boolean hasNext() {
        return next != 0;
    }

    /// How many values a tag has, 0 without the tag.
    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /// The first whole number of a tag, or the fallback if the tag is not there or holds none.
    long first(int tag, long fallback) {
        return value(tag, 0, fallback);
    }

    /// A whole number of a tag, or the fallback.
    long value(int tag, int index, long fallback) {
        Entry entry = entries.get(tag);
        if (entry == null || index >= entry.count()) {
            return fallback;
        }
        int at = Math.toIntExact(entry.values() + (long) index * size(entry.type()));
        return switch (entry.type()) {
            case 1, 7 -> file.get(at) & 0xff;
            case 3 -> file.getShort(at) & 0xffff;
            case 4 -> unsigned(at);
            default -> fallback;
        };
    }

    private long unsigned(int at) {
        return file.getInt(at) & 0xffffffffL;
    }

    /// Bytes of one value of a field type; 1 for a type that the standard does not name.
    private static int size(int type) {
        return switch (type) {
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12 -> 8;
            default -> 1;
        };
    }
}
