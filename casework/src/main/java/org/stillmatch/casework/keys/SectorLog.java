package org.stillmatch.casework.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillmatch.disk.DiskFile;

/// What a file of numbered records holds after its head: the records that are whole, where the last of them ends, and
/// what is damaged.
///
/// @param records by number, those that are whole
/// @param end where the next record goes; what follows was under way when the power went
record SectorLog(List<Numbered> records, long next, long end, List<Damage> damage) {
    record Numbered(long number, ByteBuffer bytes) {}

    /// @param name of the file, for messages
    /// @param atLeast how many records are there for sure, so that their absence is damage
    static SectorLog read(DiskFile file, String name, long atLeast) throws IOException {
        int length = Math.toIntExact(file.size() - RingHeader.LENGTH);
        // What is short of a sector counts as one, so that it is looked at.
        byte[] bytes = new byte[Math.ceilDiv(Math.max(0, length), Sectors.LENGTH) * Sectors.LENGTH];
        file.read(ByteBuffer.wrap(bytes), RingHeader.LENGTH);
        try {
            return parse(bytes, name, atLeast);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static SectorLog parse(byte[] bytes, String name, long atLeast) {
        List<Numbered> records = new ArrayList<>();
        List<Damage> damage = new ArrayList<>();
        long next = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = wholeRecord(bytes, at, next);
            if (length >= 0) {
                records.add(new Numbered(next, ByteBuffer.wrap(payload(bytes, at, length))));
                next++;
                at += Sectors.count(length) * Sectors.LENGTH;
                continue;
            }
            int later = laterRecord(bytes, at, next);
            if (later < 0 && next >= atLeast && !broken(bytes, at)) {
                break;
            }
            int until = later < 0 ? bytes.length : later;
            damage.add(new Damage(
                    name, RingHeader.LENGTH + (long) at, until - at, "the record numbered " + next + " or part of it"));
            if (later < 0) {
                at = until;
                break;
            }
            next = Sectors.number(bytes, later);
            at = later;
        }
        if (next < atLeast && damage.isEmpty()) {
            damage.add(new Damage(name, RingHeader.LENGTH + (long) at, 0, "records from number " + next + " on"));
        }
        return new SectorLog(records, next, RingHeader.LENGTH + (long) at, damage);
    }

    /// The length of the record that begins here, if it is whole and has this number; otherwise -1.
    private static int wholeRecord(byte[] bytes, int at, long number) {
        if (!Sectors.whole(bytes, at) || Sectors.number(bytes, at) != number || Sectors.part(bytes, at) != 0) {
            return -1;
        }
        int length = Sectors.recordLength(bytes, at);
        int count = Sectors.count(length);
        if (length < 0 || count > (bytes.length - at) / Sectors.LENGTH) {
            return -1;
        }
        for (int i = 0; i < count; i++) {
            int sector = at + i * Sectors.LENGTH;
            if (!Sectors.whole(bytes, sector)
                    || Sectors.number(bytes, sector) != number
                    || Sectors.part(bytes, sector) != i) {
                return -1;
            }
        }
        return length;
    }

    /// Where the first record with a greater number begins; -1 if there is none.
    private static int laterRecord(byte[] bytes, int from, long number) {
        for (int at = from; at < bytes.length; at += Sectors.LENGTH) {
            if (Sectors.whole(bytes, at)
                    && Sectors.number(bytes, at) > number
                    && wholeRecord(bytes, at, Sectors.number(bytes, at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean broken(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at += Sectors.LENGTH) {
            if (!Sectors.whole(bytes, at) && !Sectors.unwritten(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] payload(byte[] bytes, int at, int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i * Sectors.PAYLOAD < length; i++) {
            int from = i * Sectors.PAYLOAD;
            System.arraycopy(
                    bytes,
                    at + i * Sectors.LENGTH + Sectors.LENGTH - Sectors.PAYLOAD,
                    payload,
                    from,
                    Math.min(Sectors.PAYLOAD, length - from));
        }
        return payload;
    }
}
