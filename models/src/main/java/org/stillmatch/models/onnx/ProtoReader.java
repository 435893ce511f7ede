package org.stillmatch.models.onnx;

/// Walks over the fields of one protobuf message within a byte array.
///
/// `next()` steps to a field; `number()` tells which it is, `value()` its integer, and `start()`
/// and `end()` where its bytes lie. Every length is checked against the end of the message.
final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] data;
    private final int limit;
    private int position;
    private int number;
    private int wireType;
    private long value;
    private int start;

    ProtoReader(byte[] data) {
        this(data, 0, data.length);
    }

    private ProtoReader(byte[] data, int from, int to) {
        this.data = data;
        this.position = from;
        this.limit = to;
    }

    /// Steps to the next field; false at the end of the message.
    ///
    /// @throws BrokenModelException if the bytes are not a protobuf message
    boolean next() {
        if (position == limit) {
            return false;
        }
        long key = varint();
        number = (int) (key >>> 3);
        wireType = (int) (key & 7);
        if (number < 1) {
            throw broken();
        }
        value = 0;
        if (wireType == VARINT) {
            start = position;
            value = varint();
            return true;
        }
        long length = switch (wireType) {
            case FIXED64 -> 8;
            case FIXED32 -> 4;
            case BYTES -> varint();
            default -> throw broken();
        };
        if (length < 0 || length > limit - position) {
            throw broken();
        }
        start = position;
        position += (int) length;
        return true;
    }

    /// True when this field is the one with that number and holds bytes: a text, a message or packed numbers.
    boolean isBytes(int field) {
        return number == field && wireType == BYTES;
    }

    boolean isInteger(int field) {
        return number == field && wireType == VARINT;
    }

    long value() {
        return value;
    }

    int start() {
        return start;
    }

    int end() {
        return position;
    }

    /// The field's bytes as a message of its own.
    ProtoReader message() {
        return new ProtoReader(data, start, position);
    }

    private long varint() {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == limit) {
                throw broken();
            }
            byte b = data[position++];
            result |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return result;
            }
        }
        throw broken();
    }

    private BrokenModelException broken() {
        return new BrokenModelException("The bytes near " + position + " are not those of an ONNX file");
    }
}
