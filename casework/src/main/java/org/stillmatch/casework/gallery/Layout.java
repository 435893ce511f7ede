package org.stillmatch.casework.gallery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.stillmatch.template.PackId;

/// The bytes of a segment, as docs/gallery-format.md defines them. All numbers are little-endian.
///
/// The head of a record stands at both of its ends. Damage shorter than the payload leaves one of them, which
/// tells which slot was hit.
final class Layout {
    static final int MAGIC = 0x4c474d53; // SMGL
    static final int VERSION = 1;
    static final int HEADER = 64;
    static final int HEAD = 32;

    /// The check of the payload, and the head once more.
    static final int FOOT = 4 + HEAD;

    static final int LONGEST_PAYLOAD = 1 << 28;

    private static final int IDENTITY = 48;
    private static final int MARKER = 0xa5636552;
    private static final int CHECK = 28;

    private final GalleryPlace place;
    private final int segment;
    private final byte[] identity;

    Layout(GalleryPlace place, int segment) {
        this.place = place;
        this.segment = segment;
        identity = buffer(IDENTITY)
                .putInt(MAGIC)
                .putInt(VERSION)
                .put(HexFormat.of().parseHex(place.pack().sha256()))
                .putInt(place.dimension())
                .putInt(segment)
                .array();
    }

    int segment() {
        return segment;
    }

    ByteBuffer header(long firstOperation, int firstSlot) {
        ByteBuffer header = buffer(HEADER).put(identity).putLong(firstOperation).putInt(firstSlot);
        return header.putInt(crc(header.slice(0, HEADER - 4))).flip();
    }

    /// Whether a header is as this segment's ought to be.
    ///
    /// @return false if it is damaged
    /// @throws GalleryException if it is whole and of another pack, dimension, segment or version
    boolean isRight(ByteBuffer found) throws GalleryException {
        if (found.remaining() < HEADER
                || found.getInt(0) != MAGIC
                || crc(found.slice(0, HEADER - 4)) != found.getInt(HEADER - 4)) {
            return false;
        }
        if (found.slice(0, IDENTITY).equals(ByteBuffer.wrap(identity))) {
            return true;
        }
        String name = place.segment(segment).toString();
        int version = found.getInt(4);
        if (version != VERSION) {
            throw new GalleryException(name + " is of version " + version + " of the gallery's format; this program"
                    + " reads version " + VERSION + ": use the program that wrote it");
        }
        byte[] pack = new byte[32];
        found.get(8, pack);
        throw new GalleryException(name + " is segment " + found.getInt(44) + " of a gallery of "
                + found.getInt(40) + " dimensions by pack "
                + new PackId(HexFormat.of().formatHex(pack)) + ", not segment " + segment + " of one of "
                + place.dimension() + " by pack " + place.pack() + ": name the pack that made it");
    }

    /// Puts a whole record that begins at `at` of the file.
    void put(ByteBuffer into, long at, Head head, byte[] payload) {
        int start = into.position();
        into.putInt(MARKER)
                .putInt(head.length())
                .putInt(head.type().code())
                .putLong(head.operation())
                .putInt(head.slot())
                .putInt(head.group());
        into.putInt(headCheck(into.slice(start, CHECK), at));
        into.put(payload);
        into.putInt(crc(into.slice(start + CHECK, 4 + head.length())));
        into.put(into.slice(start, HEAD));
    }

    /// The head in 32 bytes, if it is that of a record that begins at `at`.
    Optional<Head> head(ByteBuffer bytes, long at) {
        if (bytes.getInt(0) != MARKER || bytes.getInt(CHECK) != headCheck(bytes.slice(0, CHECK), at)) {
            return Optional.empty();
        }
        RecordType type = RecordType.of(bytes.getInt(8));
        int length = bytes.getInt(4);
        return type == null || length < 0 || length > LONGEST_PAYLOAD
                ? Optional.empty()
                : Optional.of(new Head(type, bytes.getLong(12), bytes.getInt(20), bytes.getInt(24), length));
    }

    /// The head at the end of a record that ends at `end`.
    ///
    /// @param bytes the last 32 of the record
    Optional<Head> lastHead(ByteBuffer bytes, long end) {
        return head(bytes, end - HEAD - FOOT - bytes.getInt(4));
    }

    static boolean mayBeHead(ByteBuffer bytes) {
        return bytes.getInt(0) == MARKER;
    }

    /// Whether the payload of a whole record agrees with its check.
    static boolean payloadIsRight(ByteBuffer record, Head head) {
        return crc(record.slice(CHECK, 4 + head.length())) == record.getInt(HEAD + head.length());
    }

    /// Covers what the file's header ought to be and the record's place: no record of another segment or pack,
    /// and no copy of a record elsewhere, is taken for one of this segment.
    private int headCheck(ByteBuffer head, long at) {
        CRC32C crc = new CRC32C();
        crc.update(identity);
        crc.update(buffer(Long.BYTES).putLong(at).array());
        crc.update(head);
        return (int) crc.getValue();
    }

    static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
