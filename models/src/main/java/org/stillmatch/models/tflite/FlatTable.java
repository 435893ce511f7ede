package org.stillmatch.models.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.models.onnx.BrokenModelException;

/// A table of a flatbuffer: fields by number, each present or left at its default.
///
/// A table begins with a signed offset back to its vtable, which lists where each field lies,
/// 0 for one left out. Every offset is checked, so garbage ends in a `BrokenModelException`.
final class FlatTable {
    private static final String IDENTIFIER = "TFL3";

    private final ByteBuffer buffer;
    private final int position;

    private FlatTable(ByteBuffer buffer, long position) {
        this.buffer = buffer;
        this.position = checked(buffer, position, 4);
    }

    /// The root table of a TFLite file.
    ///
    /// @throws BrokenModelException if the file does not carry TFLite's identifier
    static FlatTable root(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 8 || !new String(file, 4, 4, StandardCharsets.US_ASCII).equals(IDENTIFIER)) {
            throw new BrokenModelException("The file does not begin as a TFLite file does");
        }
        return new FlatTable(buffer, Integer.toUnsignedLong(buffer.getInt(0)));
    }

    int byteAt(int field, int otherwise) {
        int at = locate(field, 1);
        return at == 0 ? otherwise : buffer.get(at);
    }

    int intAt(int field, int otherwise) {
        int at = locate(field, 4);
        return at == 0 ? otherwise : buffer.getInt(at);
    }

    String textAt(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    Optional<FlatTable> tableAt(int field) {
        int at = locate(field, 4);
        return at == 0 ? Optional.empty() : Optional.of(new FlatTable(buffer, follow(at)));
    }

    List<FlatTable> tablesAt(int field) {
        List<FlatTable> tables = new ArrayList<>();
        Vector vector = vector(field, 4);
        for (int i = 0; i < vector.length; i++) {
            tables.add(new FlatTable(buffer, follow(vector.start + 4 * i)));
        }
        return tables;
    }

    List<Integer> intsAt(int field) {
        List<Integer> values = new ArrayList<>();
        Vector vector = vector(field, 4);
        for (int i = 0; i < vector.length; i++) {
            values.add(buffer.getInt(vector.start + 4 * i));
        }
        return values;
    }

    /// A copy of a vector of bytes; empty if the field is left out.
    byte[] bytes(int field) {
        Vector vector = vector(field, 1);
        byte[] copy = new byte[vector.length];
        buffer.get(vector.start, copy);
        return copy;
    }

    private record Vector(int start, int length) {}

    private Vector vector(int field, int elementSize) {
        int at = locate(field, 4);
        if (at == 0) {
            return new Vector(0, 0);
        }
        int start = checked(buffer, follow(at), 4);
        long length = Integer.toUnsignedLong(buffer.getInt(start));
        checked(buffer, start + 4L, length * elementSize);
        return new Vector(start + 4, (int) length);
    }

    /// Where a field lies, or 0.
    private int locate(int field, int size) {
        int vtable = checked(buffer, (long) position - buffer.getInt(position), 4);
        int vtableSize = Short.toUnsignedInt(buffer.getShort(vtable));
        int slot = 4 + 2 * field;
        if (slot + 2 > vtableSize) {
            return 0;
        }
        int offset = Short.toUnsignedInt(buffer.getShort(checked(buffer, (long) vtable + slot, 2)));
        return offset == 0 ? 0 : checked(buffer, (long) position + offset, size);
    }

    private long follow(int at) {
        return at + Integer.toUnsignedLong(buffer.getInt(at));
    }

    private static int checked(ByteBuffer buffer, long position, long size) {
        if (position < 0 || position + size > buffer.limit()) {
            throw new BrokenModelException("The TFLite file is truncated or garbled: it points to byte " + position
                    + " and has " + buffer.limit());
        }
        return (int) position;
    }
}
