package org.stillmatch.casework.keys;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;
import org.stillmatch.disk.DiskFile;

/// An open ring: its files, and what of them is in memory. [KeyRing] sees to it that nobody reads while it changes.
final class RingState implements Closeable {
    /// So many wraps make a record that fits into a sector, so that damage takes few pages along.
    private static final int WRAPS_A_RECORD = 7;

    final RingFolder folder;
    final UUID ring;
    final SecureRandom random;
    final DiskFile register;
    final TreeMap<Integer, Wrap> wraps = new TreeMap<>();
    final List<Erasure> erasures = new ArrayList<>();
    final List<Damage> damage = new CopyOnWriteArrayList<>();

    OwnerIndex index = new OwnerIndex(0);
    Master master;
    long pagesNumber;
    DiskFile pages;
    long pagesEnd;
    DiskFile wrapsFile;
    long wrapsEnd;
    long nextWrapRecord;
    long registerEnd;
    long nextErasureRecord;

    /// Somebody else may change the ring meanwhile, so nothing is written here.
    boolean reading;

    /// The wraps or the register are damaged, so that an owner who is not found may yet have a key.
    boolean unsure;

    RingState(RingFolder folder, RingHeader head, SecureRandom random, DiskFile register, RingFiles files) {
        this.folder = folder;
        this.ring = head.ring();
        this.random = random;
        this.register = register;
        this.master = files.master();
        this.pagesNumber = head.pages();
        this.pages = files.pages();
        this.wrapsFile = files.wraps();
    }

    /// The files that one set of wraps names.
    record RingFiles(Master master, DiskFile pages, DiskFile wraps) {}

    Packer packer() {
        return new Packer(pages, pagesEnd, ring, random);
    }

    /// How many bytes of the pages are of versions that are current.
    long livePageBytes() {
        return wraps.values().stream().mapToLong(Wrap::length).sum();
    }

    void appendErasures(List<Erasure> more) throws IOException {
        byte[] record = Sectors.of(nextErasureRecord, Erasure.bytes(more));
        register.write(ByteBuffer.wrap(record), registerEnd);
        register.force();
        registerEnd += record.length;
        nextErasureRecord++;
    }

    void appendWraps(List<Wrap> more) throws IOException {
        byte[] record = Sectors.of(nextWrapRecord, Wrap.seal(ring, master, nextWrapRecord, more, random));
        wrapsFile.write(ByteBuffer.wrap(record), wrapsEnd);
        wrapsFile.force();
        wrapsEnd += record.length;
        nextWrapRecord++;
    }

    /// Goes over to a fresh master key, these wraps and the pages of this number, and deletes what opened the old ones.
    /// What readers use is left as it is.
    void goOver(Collection<Wrap> next, long pagesNext) throws IOException {
        Master fresh = makeMaster(folder, ring, master.number() + 1, random);
        DiskFile file = folder.make(RingFolder.DRAFT, wrapsContent(ring, fresh, pagesNext, List.copyOf(next), random));
        folder.goOver();
        folder.sweep(fresh.number(), pagesNext);
        wrapsFile.close();
        master.wipe();
        master = fresh;
        wrapsFile = file;
        wrapsEnd = file.size();
        nextWrapRecord = Math.ceilDiv(next.size(), WRAPS_A_RECORD);
    }

    static Master makeMaster(RingFolder folder, UUID ring, long number, SecureRandom random) throws IOException {
        byte[] key = new byte[Gcm.KEY];
        random.nextBytes(key);
        byte[] content = new RingHeader(RingHeader.MASTER, ring, number, 0, 0).bytes(key);
        folder.make(RingFolder.master(number), content).close();
        Arrays.fill(content, (byte) 0);
        return new Master(number, key);
    }

    static byte[] wrapsContent(UUID ring, Master master, long pages, List<Wrap> wraps, SecureRandom random) {
        int records = Math.ceilDiv(wraps.size(), WRAPS_A_RECORD);
        List<byte[]> parts = new ArrayList<>();
        parts.add(new RingHeader(RingHeader.WRAPS, ring, master.number(), pages, records).bytes());
        for (int i = 0; i < records; i++) {
            List<Wrap> some = wraps.subList(i * WRAPS_A_RECORD, Math.min(wraps.size(), (i + 1) * WRAPS_A_RECORD));
            parts.add(Sectors.of(i, Wrap.seal(ring, master, i, some, random)));
        }
        ByteBuffer content =
                ByteBuffer.allocate(parts.stream().mapToInt(p -> p.length).sum());
        parts.forEach(content::put);
        return content.array();
    }

    /// The current version of a page, sealed; null if it is not what it should be.
    byte @Nullable [] page(Wrap wrap) throws IOException {
        byte[] bytes = new byte[wrap.length()];
        int read = pages.read(ByteBuffer.wrap(bytes), wrap.offset);
        boolean whole =
                read == bytes.length && Page.whole(bytes, bytes.length) && Page.is(bytes, wrap.page, wrap.owners);
        return whole ? bytes : null;
    }

    /// The owners on a page and their keys.
    OpenPage open(Wrap wrap) throws IOException {
        byte[] page = wrap.damaged() ? null : page(wrap);
        if (page != null) {
            try {
                return new OpenPage(Page.owners(page), Page.open(ring, page, wrap.key));
            } catch (AEADBadTagException e) {
                // Whole, and yet not what this key sealed: reported like any other damage.
            }
        }
        report(wrap);
        throw new DamagedRingException("Page " + wrap.page + " of the key ring " + folder
                + " is damaged. Restore the ring from its backup and replay the erasures since.");
    }

    void report(Wrap wrap) {
        if (!wrap.damaged()) {
            wrap.markDamaged();
            damage.add(new Damage(
                    RingFolder.pages(pagesNumber), wrap.offset, wrap.length(), "page " + wrap.page + " and its keys"));
        }
    }

    /// Whether an owner who is not found may be on a part that cannot be read.
    boolean mayHide(long owner) {
        return unsure || (!damage.isEmpty() && wraps.values().stream().anyMatch(w -> w.damaged() && w.mayHold(owner)));
    }

    /// Takes over versions of pages that are now on the disk.
    void take(List<Packer.Packed> packed) {
        for (Packer.Packed page : packed) {
            Wrap before = wraps.put(page.wrap.page, page.wrap);
            if (before != null) {
                before.wipe();
            }
            for (int i = 0; i < page.owners.length; i++) {
                index.put(page.owners[i], page.wrap.page * Page.OWNERS + i);
            }
        }
    }

    @Override
    public void close() throws IOException {
        wraps.values().forEach(Wrap::wipe);
        master.wipe();
        pages.close();
        wrapsFile.close();
        register.close();
    }
}
