package org.stillmatch.casework.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/// Where the current version of a page is, and the key that opens it.
///
/// A record of the file of wraps is a nonce (12 bytes) and, sealed with it under the master key, one or more wraps of
/// 64 bytes: page (4), offset (8), how many owners (4), least and greatest owner (8
/// each), wrapping key (32). The tag also covers the ring, the number of the master key and that of the record.
final class Wrap {
    private static final int LENGTH = 4 + 8 + 4 + 8 + 8 + Gcm.KEY;

    final int page;
    final long offset;
    final int owners;
    final long least;
    final long greatest;
    final byte[] key;
    /// The page in the file is not what this stands for.
    private boolean damaged;

    Wrap(int page, long offset, int owners, long least, long greatest, byte[] key) {
        this.page = page;
        this.offset = offset;
        this.owners = owners;
        this.least = least;
        this.greatest = greatest;
        this.key = key;
    }

    int length() {
        return Page.length(owners);
    }

    long end() {
        return offset + length();
    }

    boolean damaged() {
        return damaged;
    }

    void markDamaged() {
        damaged = true;
    }

    boolean mayHold(long owner) {
        return least <= owner && owner <= greatest;
    }

    void wipe() {
        Arrays.fill(key, (byte) 0);
    }

    static byte[] seal(UUID ring, Master master, long record, List<Wrap> wraps, SecureRandom random) {
        ByteBuffer plain = ByteBuffer.allocate(wraps.size() * LENGTH);
        for (Wrap wrap : wraps) {
            plain.putInt(wrap.page).putLong(wrap.offset).putInt(wrap.owners);
            plain.putLong(wrap.least).putLong(wrap.greatest).put(wrap.key);
        }
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] sealed = Gcm.seal(master.key(), nonce, said(ring, master, record), plain.array());
        Arrays.fill(plain.array(), (byte) 0);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    static List<Wrap> open(UUID ring, Master master, long record, ByteBuffer bytes) throws AEADBadTagException {
        if (bytes.remaining() < Gcm.NONCE + Gcm.TAG) {
            throw new AEADBadTagException("too short");
        }
        byte[] nonce = new byte[Gcm.NONCE];
        byte[] sealed = new byte[bytes.remaining() - Gcm.NONCE];
        bytes.get(0, nonce).get(Gcm.NONCE, sealed);
        byte[] open = Gcm.open(master.key(), nonce, said(ring, master, record), sealed);
        ByteBuffer plain = ByteBuffer.wrap(open);
        List<Wrap> wraps = new ArrayList<>();
        while (plain.hasRemaining()) {
            int page = plain.getInt();
            long offset = plain.getLong();
            int owners = plain.getInt();
            long least = plain.getLong();
            long greatest = plain.getLong();
            byte[] key = new byte[Gcm.KEY];
            plain.get(key);
            wraps.add(new Wrap(page, offset, owners, least, greatest, key));
        }
        Arrays.fill(open, (byte) 0);
        return wraps;
    }

    private static byte[] said(UUID ring, Master master, long record) {
        return ByteBuffer.allocate(32)
                .putLong(ring.getMostSignificantBits())
                .putLong(ring.getLeastSignificantBits())
                .putLong(master.number())
                .putLong(record)
                .array();
    }
}
