package org.stillmatch.casework.keys;

import java.util.zip.CRC32C;

/// The checksum of everything here: it finds damage, not intent.
final class Crc {
    private Crc() {}

    static int of(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
