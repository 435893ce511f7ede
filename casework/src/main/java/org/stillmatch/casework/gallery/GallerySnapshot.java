package org.stillmatch.casework.gallery;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.template.PackId;

/// What a gallery was when it was searched, as a receipt states it.
///
/// @param operations by which [GalleryStore#at(long)] finds the state again
/// @param leaves how many slots were taken
/// @param eligible how many of them might be compared
/// @param day on which the review dates were looked at
public record GallerySnapshot(
        PackId pack,
        long operations,
        int leaves,
        Hash leafRoot,
        long tombstones,
        Hash tombstoneRoot,
        int eligible,
        Hash eligibleRoot,
        Instant at,
        LocalDate day) {
    private static final int MAGIC = 0x4e534d53; // SMSN
    private static final int VERSION = 1;

    /// The SHA-256 of [#canonical()].
    public Hash id() {
        return Hash.sha256(canonical());
    }

    /// All of it as bytes: magic, version, pack, operations, leaves and their root, tombstones and their root, eligible
    /// slots and their root, second and nanosecond, day since 1970. Numbers are little-endian.
    public byte[] canonical() {
        ByteBuffer out = Layout.buffer(4 + 4 + 32 + 8 + 4 + 32 + 8 + 32 + 4 + 32 + 8 + 4 + 8);
        out.putInt(MAGIC).putInt(VERSION).put(HexFormat.of().parseHex(pack.sha256()));
        out.putLong(operations).putInt(leaves).put(leafRoot.toBytes());
        out.putLong(tombstones).put(tombstoneRoot.toBytes());
        out.putInt(eligible).put(eligibleRoot.toBytes());
        out.putLong(at.getEpochSecond()).putInt(at.getNano()).putLong(day.toEpochDay());
        return out.array();
    }
}
