package org.stillmatch.casework.keys;

import java.nio.ByteBuffer;

/// A record laid out so that a loss of power can be told from damage: in sectors of 512 bytes, each with a checksum of
/// its own.
///
/// A sector reaches the disk whole or not at all, and a log grows only over places that were never written. So a
/// sector that is neither zeros nor whole was damaged, whatever happened to the power.
///
/// A sector is a CRC-32C of the rest (4 bytes), the number of the record (8), which sector of the record it is (4), how
/// many bytes the record has (4), and 492 bytes of the record.
final class Sectors {
    static final int LENGTH = 512;
    static final int PAYLOAD = LENGTH - 20;

    private Sectors() {}

    static int count(int length) {
        return Math.max(1, Math.ceilDiv(length, PAYLOAD));
    }

    static byte[] of(long number, byte[] record) {
        int count = count(record.length);
        ByteBuffer sectors = ByteBuffer.allocate(Math.multiplyExact(count, LENGTH));
        for (int i = 0; i < count; i++) {
            int at = i * LENGTH;
            sectors.position(at + 4);
            sectors.putLong(number).putInt(i).putInt(record.length);
            sectors.put(record, i * PAYLOAD, Math.min(PAYLOAD, record.length - i * PAYLOAD));
            sectors.putInt(at, Crc.of(sectors.array(), at + 4, LENGTH - 4));
        }
        return sectors.array();
    }

    static boolean unwritten(byte[] sectors, int at) {
        for (int i = at; i < at + LENGTH; i++) {
            if (sectors[i] != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean whole(byte[] sectors, int at) {
        return ByteBuffer.wrap(sectors).getInt(at) == Crc.of(sectors, at + 4, LENGTH - 4);
    }

    static long number(byte[] sectors, int at) {
        return ByteBuffer.wrap(sectors).getLong(at + 4);
    }

    static int part(byte[] sectors, int at) {
        return ByteBuffer.wrap(sectors).getInt(at + 12);
    }

    static int recordLength(byte[] sectors, int at) {
        return ByteBuffer.wrap(sectors).getInt(at + 16);
    }
}
