package org.stillmatch.casework.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.stillmatch.disk.DiskFile;

/// The first 512 bytes of every file of a ring.
///
/// 8 letters that name the kind of file, the version of the format (4 bytes), the ring (16), the number of the master
/// key and of the pages (8 each), how many records the file began with (8), zeros, and the CRC-32C of all before it
/// (4). In the file of the master key, its 32 bytes follow the number of records.
///
/// @param records how many records the file was made with; they are all there, whatever happened later
record RingHeader(String kind, UUID ring, long master, long pages, long records) {
    static final int LENGTH = 512;
    static final int VERSION = 1;
    static final int KEY_AT = 52;

    static final String MASTER = "SMKMASTR";
    static final String PAGES = "SMKPAGES";
    static final String WRAPS = "SMKWRAPS";
    static final String REGISTER = "SMKERASD";

    private static final int CRC_AT = LENGTH - 4;

    byte[] bytes(byte[] key) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.put(kind.getBytes(US_ASCII)).putInt(VERSION);
        bytes.putLong(ring.getMostSignificantBits()).putLong(ring.getLeastSignificantBits());
        bytes.putLong(master).putLong(pages).putLong(records).put(key);
        bytes.putInt(CRC_AT, Crc.of(bytes.array(), 0, CRC_AT));
        return bytes.array();
    }

    byte[] bytes() {
        return bytes(new byte[0]);
    }

    /// Reads the head of a file. The caller wipes what it is handed in `bytes`.
    ///
    /// @throws KeyRingException if it is of another kind or of a newer version, or damaged
    static RingHeader read(DiskFile file, String name, String kind, byte[] bytes) throws IOException {
        int read = file.read(ByteBuffer.wrap(bytes), 0);
        if (read < LENGTH || ByteBuffer.wrap(bytes).getInt(CRC_AT) != Crc.of(bytes, 0, CRC_AT)) {
            throw new KeyRingException("The head of " + name
                    + " in the key ring is damaged. Restore the ring from its backup and replay the erasures since.");
        }
        if (!kind.equals(new String(bytes, 0, 8, US_ASCII))) {
            throw new KeyRingException("The file " + name
                    + " is not what its name says in a key ring. Put back the file that belongs there.");
        }
        ByteBuffer head = ByteBuffer.wrap(bytes, 8, LENGTH - 8);
        int version = head.getInt();
        if (version > VERSION) {
            throw new KeyRingException("The key ring is of format " + version + ", and this program knows only "
                    + VERSION + ". Use the program that wrote it, or a newer one.");
        }
        return new RingHeader(
                kind, new UUID(head.getLong(), head.getLong()), head.getLong(), head.getLong(), head.getLong());
    }

    static RingHeader read(DiskFile file, String name, String kind) throws IOException {
        byte[] bytes = new byte[LENGTH];
        try {
            return read(file, name, kind, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
