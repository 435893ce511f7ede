package org.stillmatch.casework.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.stillmatch.disk.DiskFile;

/// Writes whole rings: an empty one, a copy, and the pages of one packed anew.
final class RingMaking {
    private static final int CHUNK = 1 << 20;
    private static final int BATCH = 64 * Page.OWNERS;

    private RingMaking() {}

    static void empty(RingFolder folder, SecureRandom random) throws IOException {
        byte[] id = new byte[16];
        random.nextBytes(id);
        UUID ring = new UUID(ByteBuffer.wrap(id).getLong(), ByteBuffer.wrap(id).getLong(8));
        folder.make(RingFolder.REGISTER, new RingHeader(RingHeader.REGISTER, ring, 0, 0, 0).bytes())
                .close();
        folder.make(RingFolder.pages(1), pagesHead(ring, 1)).close();
        Master master = RingState.makeMaster(folder, ring, 1, random);
        folder.make(RingFolder.WRAPS, RingState.wrapsContent(ring, master, 1, List.of(), random))
                .close();
        master.wipe();
        folder.force();
    }

    static void copy(RingState state, RingFolder to) throws IOException {
        copy(state.register, to.makeEmpty(RingFolder.REGISTER), state.registerEnd);
        copy(state.pages, to.makeEmpty(RingFolder.pages(state.pagesNumber)), state.pagesEnd);
        byte[] master =
                new RingHeader(RingHeader.MASTER, state.ring, state.master.number(), 0, 0).bytes(state.master.key());
        to.make(RingFolder.master(state.master.number()), master).close();
        Arrays.fill(master, (byte) 0);
        byte[] wraps = new byte[Math.toIntExact(state.wrapsEnd)];
        state.wrapsFile.read(ByteBuffer.wrap(wraps), 0);
        to.make(RingFolder.WRAPS, wraps).close();
        to.force();
    }

    private static void copy(DiskFile from, DiskFile to, long length) throws IOException {
        try (to) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (long at = 0; at < length; at += chunk.limit()) {
                chunk.clear().limit((int) Math.min(CHUNK, length - at));
                if (from.read(chunk, at) < chunk.limit()) {
                    throw new KeyRingException("A file of the key ring is shorter than it was. Open the ring again.");
                }
                to.write(chunk.flip(), at);
            }
            to.force();
        }
    }

    /// Packs all owners of a ring into full pages of another file.
    static Packer repack(RingState state, DiskFile file, long number) throws IOException {
        file.write(ByteBuffer.wrap(pagesHead(state.ring, number)), 0);
        Packer packer = new Packer(file, RingHeader.LENGTH, state.ring, state.random);
        long[] owners = new long[BATCH + Page.OWNERS];
        byte[] keys = new byte[owners.length * Gcm.KEY];
        int n = 0;
        int page = 0;
        for (Wrap wrap : state.wraps.values()) {
            OpenPage open = state.open(wrap);
            System.arraycopy(open.owners, 0, owners, n, open.owners.length);
            System.arraycopy(open.keys, 0, keys, n * Gcm.KEY, open.keys.length);
            n += open.owners.length;
            open.wipe();
            if (n >= BATCH) {
                page = packer.pack(page, Arrays.copyOf(owners, BATCH), keys);
                n -= BATCH;
                System.arraycopy(owners, BATCH, owners, 0, n);
                System.arraycopy(keys, BATCH * Gcm.KEY, keys, 0, n * Gcm.KEY);
            }
        }
        packer.pack(page, Arrays.copyOf(owners, n), keys);
        Arrays.fill(keys, (byte) 0);
        return packer;
    }

    private static byte[] pagesHead(UUID ring, long number) {
        return new RingHeader(RingHeader.PAGES, ring, 0, number, 0).bytes();
    }
}
