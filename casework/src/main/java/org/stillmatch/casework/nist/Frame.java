package org.stillmatch.casework.nist;

/// Walks along the bytes of a file: tags and lengths. Everything is checked against what is left of the file first.
final class Frame {
    private static final int LONGEST_TYPE = 2;
    private static final int LONGEST_FIELD = 4;
    private static final int LONGEST_LENGTH = 10;

    private final byte[] bytes;
    private int at;

    Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A tag such as '10.005:'.
    record Tag(int type, int field) {}

    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    int left() {
        return bytes.length - at;
    }

    byte byteAt(int place) {
        return bytes[place];
    }

    /// @param end of the record, behind which nothing is looked at
    Tag tag(int end) throws NistRefusal {
        int type = digits(LONGEST_TYPE, '.', end);
        int field = digits(LONGEST_FIELD, ':', end);
        return new Tag(type, field);
    }

    /// The length of the tagged record that begins here, read from its first field; stands behind its separator then.
    int length(int type) throws NistRefusal {
        int start = at;
        Tag tag = tag(bytes.length);
        if (tag.type() != type || tag.field() != LogicalRecord.LEN) {
            throw new NistRefusal("A record of type " + type + " was expected to begin with " + type + ".001", start);
        }
        long length = 0;
        int from = at;
        while (at < bytes.length && isDigit(bytes[at])) {
            if (at - from == LONGEST_LENGTH) {
                throw new NistRefusal("The length of a record has too many digits", from);
            }
            length = 10 * length + bytes[at++] - '0';
        }
        int read = at - start;
        if (at == from || length <= read || length > bytes.length - start) {
            throw new NistRefusal(
                    "A record claims " + length + " bytes, and the file has " + (bytes.length - start)
                            + " from where it begins",
                    start);
        }
        if (bytes[start + (int) length - 1] != Separators.FS) {
            throw new NistRefusal("A record does not end with its separator where its length says so", start);
        }
        if (bytes[at] != Separators.GS && at != start + length - 1) {
            throw new NistRefusal("The length of a record is not followed by a separator", at);
        }
        at++;
        return (int) length;
    }

    /// The length of the binary record that begins here, from its first four bytes.
    int binaryLength() throws NistRefusal {
        if (left() < 5) {
            throw new NistRefusal("The file ends within a record", at);
        }
        long length = 0;
        for (int i = 0; i < 4; i++) {
            length = length << 8 | bytes[at + i] & 0xff;
        }
        if (length < 5 || length > left()) {
            throw new NistRefusal("A record claims " + length + " bytes, and the file has " + left() + " left", at);
        }
        return (int) length;
    }

    private int digits(int most, char end, int limit) throws NistRefusal {
        int from = at;
        int value = 0;
        while (at < limit && isDigit(bytes[at]) && at - from < most) {
            value = 10 * value + bytes[at++] - '0';
        }
        if (at == from || at >= limit || bytes[at] != end) {
            throw new NistRefusal("A field does not begin with its number", from);
        }
        at++;
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
