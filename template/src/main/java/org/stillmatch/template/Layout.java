package org.stillmatch.template;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The bytes of templates.bin, as docs/formats.md defines them. All numbers are little-endian.
final class Layout {
    static final int MAGIC = 0x544d5453; // STMT
    static final int VERSION = 1;
    static final int HEADER = 48;

    /// Marker, length of the payload, check of these two.
    static final int RECORD_HEAD = 12;

    /// The check of the payload, which covers the head's check too and so the record's place.
    static final int RECORD_FOOT = 4;

    /// Where in a record the bytes covered by its foot begin.
    static final int CHECKED_FROM = 8;

    /// The bytes 'R', 'e', 'c', a5: the last is none that UTF-8 puts after a letter.
    static final int MARKER = 0xa5636552;

    private final PackId pack;
    private final int dimension;
    private final ByteBuffer header;

    /// @throws IllegalArgumentException if no template has that dimension
    Layout(PackId pack, int dimension) {
        if (dimension < Template.MIN_DIMENSION || dimension > Template.MAX_DIMENSION) {
            throw new IllegalArgumentException("No template has " + dimension + " dimensions");
        }
        this.pack = pack;
        this.dimension = dimension;
        ByteBuffer bytes = buffer(HEADER);
        bytes.putInt(MAGIC).putInt(VERSION);
        bytes.put(HexFormat.of().parseHex(pack.sha256())).putInt(dimension);
        bytes.putInt(crc(bytes.slice(0, HEADER - 4)));
        header = bytes.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The header of a file of this pack and dimension.
    ByteBuffer header() {
        return header.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    int longestPayload() {
        return payloadLength(Entry.LONGEST_KEY, Entry.MOST_ATTRIBUTES);
    }

    private int payloadLength(int keyBytes, int attributes) {
        return 4 + keyBytes + 2 + Float.BYTES * attributes + Short.BYTES * dimension;
    }

    /// The whole record of an entry that begins at `offset` of the file.
    ///
    /// @throws IllegalArgumentException if the template is of another pack or dimension, or the key is too
    ///     long or no Unicode text
    ByteBuffer record(Entry entry, long offset) {
        if (!entry.template().pack().equals(pack) || entry.template().dimension() != dimension) {
            throw new IllegalArgumentException(
                    entry.template() + " does not belong in a file of " + dimension + " dimensions by pack " + pack);
        }
        ByteBuffer key = encode(entry.key());
        int length = payloadLength(key.remaining(), entry.attributes().size());
        ByteBuffer record = buffer(RECORD_HEAD + length + RECORD_FOOT);
        record.putInt(MARKER).putInt(length).putInt(headCheck(offset, length));
        record.putInt(key.remaining()).put(key);
        record.putShort((short) entry.attributes().size());
        entry.attributes().forEach(record::putFloat);
        for (short component : entry.template().components()) {
            record.putShort(component);
        }
        record.putInt(crc(record.slice(CHECKED_FROM, RECORD_HEAD - CHECKED_FROM + length)));
        return record.flip();
    }

    /// The check of a record's head. It covers the file's header and the record's own place, so that no
    /// record of another pack, and no copy of a record inside a key, is taken for a record of this file.
    int headCheck(long offset, int length) {
        ByteBuffer covered = buffer(HEADER + Long.BYTES + Integer.BYTES + Integer.BYTES);
        covered.put(header()).putLong(offset).putInt(MARKER).putInt(length);
        return crc(covered.flip());
    }

    /// The entry in a payload whose check was right; empty if the payload is not laid out as it ought to be.
    Optional<Entry> entry(ByteBuffer payload) {
        ByteBuffer in = payload.slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = in.remaining();
        int keyBytes = length < payloadLength(0, 0) ? -1 : in.getInt();
        if (keyBytes < 0 || keyBytes > Entry.LONGEST_KEY || keyBytes > length - payloadLength(0, 0)) {
            return Optional.empty();
        }
        ByteBuffer key = in.slice(in.position(), keyBytes);
        in.position(in.position() + keyBytes);
        int count = Short.toUnsignedInt(in.getShort());
        if (length != payloadLength(keyBytes, count)) {
            return Optional.empty();
        }
        List<Float> attributes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributes.add(in.getFloat());
        }
        short[] components = new short[dimension];
        in.asShortBuffer().get(components);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(key).toString();
            return Optional.of(new Entry(text, Template.ofComponents(pack, components), attributes));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Refuses a whole header of another pack, dimension or version; passes one that is damaged.
    void refuseOther(ByteBuffer found, Path path) throws TemplateFileException {
        if (found.remaining() < HEADER) {
            throw new TemplateFileException(path + " is no template file: it is too short to be one");
        }
        if (crc(found.slice(0, HEADER - 4)) != found.getInt(HEADER - 4) || found.getInt(0) != MAGIC) {
            return;
        }
        int version = found.getInt(4);
        if (version != VERSION) {
            throw new TemplateFileException(path + " is a template file of version " + version
                    + "; this program reads version " + VERSION + ": use the program that wrote it");
        }
        byte[] sha256 = new byte[32];
        found.get(8, sha256);
        PackId other = new PackId(HexFormat.of().formatHex(sha256));
        throw new TemplateFileException(path + " holds templates of " + found.getInt(40) + " dimensions by pack "
                + other + ", not of " + dimension + " by pack " + pack
                + ": name the pack that made it, or enrol anew with this one");
    }

    static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer encode(String key) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A key holds half a surrogate pair, which no UTF-8 can keep", e);
        }
        if (bytes.remaining() > Entry.LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "A key takes up to " + Entry.LONGEST_KEY + " bytes of UTF-8, not " + bytes.remaining());
        }
        return bytes;
    }
}
