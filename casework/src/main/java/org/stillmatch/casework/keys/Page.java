package org.stillmatch.casework.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/// One version of a page: up to 256 owners, and their keys sealed under the wrapping key of this version alone.
///
/// In its file it is the letters PAGE (4 bytes), its number (4), how many owners (4), the owners (8 each), their keys
/// sealed with AES-256-GCM (32 each, and a tag of 16), and the CRC-32C of all before it (4). The tag also covers
/// the ring, the number and the owners. A wrapping key seals one version and no other, so the nonce is zeros.
final class Page {
    static final int OWNERS = 256;
    static final int MAGIC = 0x50414745;
    private static final int HEAD = 12;
    private static final byte[] ZERO_NONCE = new byte[Gcm.NONCE];

    private Page() {}

    static int length(int owners) {
        return HEAD + owners * (8 + Gcm.KEY) + Gcm.TAG + 4;
    }

    /// @param keys of the owners, one after the other
    static byte[] seal(UUID ring, int number, long[] owners, byte[] keys, byte[] wrappingKey) {
        ByteBuffer page = ByteBuffer.allocate(length(owners.length));
        page.putInt(MAGIC).putInt(number).putInt(owners.length);
        for (long owner : owners) {
            page.putLong(owner);
        }
        page.put(Gcm.seal(wrappingKey, ZERO_NONCE, said(ring, page.array(), owners.length), keys));
        page.putInt(Crc.of(page.array(), 0, page.position()));
        return page.array();
    }

    /// How long the page that begins here says it is, or -1 if there is none.
    static int claimedLength(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        int owners = bytes.getInt(8);
        return bytes.getInt(0) == MAGIC && owners > 0 && owners <= OWNERS ? length(owners) : -1;
    }

    static boolean whole(byte[] page, int length) {
        return ByteBuffer.wrap(page).getInt(length - 4) == Crc.of(page, 0, length - 4);
    }

    static boolean is(byte[] page, int number, int owners) {
        ByteBuffer bytes = ByteBuffer.wrap(page);
        return bytes.getInt(0) == MAGIC && bytes.getInt(4) == number && bytes.getInt(8) == owners;
    }

    static long[] owners(byte[] page) {
        long[] owners = new long[ByteBuffer.wrap(page).getInt(8)];
        ByteBuffer.wrap(page, HEAD, 8 * owners.length).asLongBuffer().get(owners);
        return owners;
    }

    /// The keys of its owners, one after the other. The caller wipes them.
    static byte[] open(UUID ring, byte[] page, byte[] wrappingKey) throws AEADBadTagException {
        int owners = ByteBuffer.wrap(page).getInt(8);
        int from = HEAD + 8 * owners;
        byte[] sealed = Arrays.copyOfRange(page, from, from + Gcm.KEY * owners + Gcm.TAG);
        return Gcm.open(wrappingKey, ZERO_NONCE, said(ring, page, owners), sealed);
    }

    private static byte[] said(UUID ring, byte[] page, int owners) {
        int length = HEAD + 8 * owners;
        return ByteBuffer.allocate(16 + length)
                .putLong(ring.getMostSignificantBits())
                .putLong(ring.getLeastSignificantBits())
                .put(page, 0, length)
                .array();
    }
}
