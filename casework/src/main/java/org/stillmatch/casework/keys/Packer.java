package org.stillmatch.casework.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.stillmatch.disk.DiskFile;

/// Seals owners and their keys into new versions of pages at the end of the file of pages.
final class Packer {
    /// A version of a page just written.
    static final class Packed {
        final Wrap wrap;
        final long[] owners;

        Packed(Wrap wrap, long[] owners) {
            this.wrap = wrap;
            this.owners = owners;
        }
    }

    private static final int CHUNK = 1 << 22;

    private final DiskFile file;
    private final UUID ring;
    private final SecureRandom random;
    private final List<Packed> packed = new ArrayList<>();
    private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
    private long end;

    Packer(DiskFile file, long end, UUID ring, SecureRandom random) {
        this.file = file;
        this.end = end;
        this.ring = ring;
        this.random = random;
    }

    /// Packs any number of owners into pages of this and the following numbers.
    ///
    /// @return the number after the last
    int pack(int number, long[] owners, byte[] keys) throws IOException {
        int page = number;
        for (int from = 0; from < owners.length; from += Page.OWNERS) {
            int to = Math.min(owners.length, from + Page.OWNERS);
            byte[] part = Arrays.copyOfRange(keys, from * Gcm.KEY, to * Gcm.KEY);
            page(page++, Arrays.copyOfRange(owners, from, to), part);
            Arrays.fill(part, (byte) 0);
        }
        return page;
    }

    /// Packs at most 256 owners into a page.
    void page(int number, long[] owners, byte[] keys) throws IOException {
        byte[] wrappingKey = new byte[Gcm.KEY];
        random.nextBytes(wrappingKey);
        byte[] page = Page.seal(ring, number, owners, keys, wrappingKey);
        Wrap wrap = new Wrap(
                number,
                end,
                owners.length,
                Arrays.stream(owners).min().orElseThrow(),
                Arrays.stream(owners).max().orElseThrow(),
                wrappingKey);
        packed.add(new Packed(wrap, owners));
        unwritten.writeBytes(page);
        end += page.length;
        if (unwritten.size() >= CHUNK) {
            write();
        }
    }

    /// Waits until all of it is on the disk.
    List<Packed> finish() throws IOException {
        write();
        file.force();
        return packed;
    }

    long end() {
        return end;
    }

    List<Wrap> wraps() {
        return packed.stream().map(p -> p.wrap).toList();
    }

    private void write() throws IOException {
        file.write(ByteBuffer.wrap(unwritten.toByteArray()), end - unwritten.size());
        unwritten.reset();
    }
}
