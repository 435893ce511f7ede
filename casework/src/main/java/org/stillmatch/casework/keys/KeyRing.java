package org.stillmatch.casework.keys;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// The keys that open what is sealed: one of 256 bits for each owner, who is a number from 0 up.
///
/// What an operation did is on the disk when it returns. After a loss of power the ring holds what was acknowledged;
/// an operation that was under way has happened or not, never in part. An erased owner cannot be opened by any older
/// copy of the pages or of the wraps together with the ring as it is now; only a whole older copy, its master key
/// included, opens it, which is why backups of the ring are to be kept apart and no longer than needed.
///
/// Reading is safe from many threads, and goes on while another thread changes the ring; changes come one after
/// another.
/// The format is in docs/gallery-format.md.
public final class KeyRing implements Closeable {
    /// Owners that one call may add.
    public static final int MOST_AT_ONCE = 1_000_000;

    private static final long SLACK = 16L << 20;
    private static final long MOST_WRAPS = 256L << 20;

    private final RingState state;
    private final PageCache cache = new PageCache();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object changing = new Object();
    private boolean stopped;

    private KeyRing(RingState state) {
        this.state = state;
    }

    /// Makes an empty ring and opens it.
    ///
    /// @param folder empty or not there yet; never inside the data that the keys open
    public static KeyRing create(Disk disk, Path folder, SecureRandom random) throws IOException {
        RingFolder files = new RingFolder(disk, folder);
        files.make();
        RingMaking.empty(files, random);
        return new KeyRing(RingOpening.open(files, random, RingOpening.Use.FRESH));
    }

    /// Opens a ring and finishes the erasures that were under way when it was left.
    ///
    /// @throws KeyRingException if there is none, it is in use, of a newer version, or too damaged to be opened
    public static KeyRing open(Disk disk, Path folder, SecureRandom random) throws IOException {
        KeyRing ring = new KeyRing(RingOpening.open(new RingFolder(disk, folder), random, RingOpening.Use.CHANGING));
        try {
            ring.finishErasures();
            return ring;
        } catch (IOException | RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    /// Opens a ring for reading alone, while somebody else may change it. It shows the ring as it was then: whoever
    /// keeps it open does not learn of later erasures.
    ///
    /// @throws KeyRingException if there is none, it is of a newer version, or too damaged to be opened
    public static KeyRing read(Disk disk, Path folder, SecureRandom random) throws IOException {
        KeyRing ring = new KeyRing(RingOpening.read(new RingFolder(disk, folder), random));
        ring.markErased();
        return ring;
    }

    /// Makes a ring from a backup and erases what was erased since, before anyone can ask it for a key.
    ///
    /// @param since what was erased after the backup, or everything that ever was
    public static KeyRing restore(Disk disk, Path backup, Path folder, List<Erasure> since, SecureRandom random)
            throws IOException {
        try (KeyRing from = open(disk, backup, random)) {
            from.backup(folder);
        }
        KeyRing ring = open(disk, folder, random);
        ring.replay(since);
        return ring;
    }

    /// Makes a fresh key for each of these owners.
    ///
    /// @throws IllegalArgumentException if one of them has a key, had one, is negative or is named twice
    public void add(long... owners) throws IOException {
        if (owners.length == 0) {
            return;
        }
        synchronized (changing) {
            requireChangeable();
            requireNew(owners);
            byte[] fresh = new byte[owners.length * Gcm.KEY];
            state.random.nextBytes(fresh);
            stopOnFailure(() -> {
                add(owners, fresh);
                if (state.pagesEnd > 2 * state.livePageBytes() + SLACK || state.wrapsEnd > MOST_WRAPS) {
                    if (state.damage.isEmpty()) {
                        repack();
                    }
                }
            });
            Arrays.fill(fresh, (byte) 0);
        }
    }

    private void add(long[] owners, byte[] fresh) throws IOException {
        Packer packer = state.packer();
        Map.Entry<Integer, Wrap> last = state.wraps.lastEntry();
        boolean room = last != null
                && last.getValue().owners < Page.OWNERS
                && !last.getValue().damaged();
        if (room) {
            OpenPage page = state.open(last.getValue());
            long[] all = Arrays.copyOf(page.owners, page.owners.length + owners.length);
            System.arraycopy(owners, 0, all, page.owners.length, owners.length);
            byte[] keys = Arrays.copyOf(page.keys, all.length * Gcm.KEY);
            System.arraycopy(fresh, 0, keys, page.keys.length, fresh.length);
            packer.pack(last.getKey(), all, keys);
            page.wipe();
            Arrays.fill(keys, (byte) 0);
        } else {
            packer.pack(last == null ? 0 : last.getKey() + 1, owners, fresh);
        }
        List<Packer.Packed> packed = packer.finish();
        state.appendWraps(packer.wraps());
        changed(() -> {
            state.take(packed);
            state.pagesEnd = packer.end();
        });
    }

    /// Whether an owner has a key.
    ///
    /// @throws DamagedRingException if that cannot be told
    public boolean has(long owner) {
        lock.readLock().lock();
        try {
            return place(owner) >= 0;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Whether an owner's key was taken away.
    public boolean erased(long owner) {
        lock.readLock().lock();
        try {
            return state.index.get(owner) == OwnerIndex.ERASED;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Copies an owner's key into 32 bytes, which the caller wipes after use.
    ///
    /// @throws NoKeyException if the key was erased, or there never was one
    /// @throws DamagedRingException if it lies, or may lie, in a part that is damaged
    public void key(long owner, byte[] into) throws NoKeyException {
        if (into.length != Gcm.KEY) {
            throw new IllegalArgumentException("A key has 32 bytes, and was to go into " + into.length);
        }
        lock.readLock().lock();
        try {
            int place = place(owner);
            if (place < 0) {
                throw new NoKeyException("Owner " + owner
                        + (place == OwnerIndex.ERASED ? " was erased: its key is gone." : " never had a key."));
            }
            Wrap wrap = Objects.requireNonNull(state.wraps.get(place / Page.OWNERS));
            cache.copy(state, wrap, place % Page.OWNERS, into);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a page of the key ring " + state.folder, e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Takes the keys of these owners away for good. Who was erased before is passed over.
    ///
    /// @throws IllegalArgumentException if one of them never had a key
    public void erase(Instant at, long... owners) throws IOException {
        synchronized (changing) {
            requireChangeable();
            List<Erasure> erasures = new ArrayList<>();
            for (long owner : owners) {
                if (place(owner) == OwnerIndex.ABSENT) {
                    throw new IllegalArgumentException("Owner " + owner + " never had a key, so none can be erased.");
                }
                erasures.add(new Erasure(owner, at));
            }
            eraseAll(erasures);
        }
    }

    /// What was erased, in order.
    public List<Erasure> erasures() {
        lock.readLock().lock();
        try {
            return List.copyOf(state.erasures);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Erases what is still there of these, and notes those that never were: they shall not come to be.
    public void replay(List<Erasure> erasures) throws IOException {
        synchronized (changing) {
            requireChangeable();
            eraseAll(erasures);
        }
    }

    /// Seals everything anew: a fresh master key, a fresh key for each page; what was replaced is gone from the disk.
    public void rotate() throws IOException {
        synchronized (changing) {
            requireChangeable();
            requireWhole("rotated");
            stopOnFailure(this::repack);
        }
    }

    /// Copies the ring into a folder that is empty or not there yet. Who has the copy can open what the ring opens.
    public void backup(Path to) throws IOException {
        synchronized (changing) {
            requireChangeable();
            requireWhole("backed up");
            RingFolder copy = new RingFolder(state.folder.disk(), to);
            copy.make();
            RingMaking.copy(state, copy);
        }
    }

    /// How many owners have a key.
    public long size() {
        lock.readLock().lock();
        try {
            return state.wraps.values().stream().mapToLong(w -> w.owners).sum();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// What is damaged, as found on opening and since.
    public List<Damage> damage() {
        return List.copyOf(state.damage);
    }

    @Override
    public void close() throws IOException {
        synchronized (changing) {
            stopped = true;
            lock.writeLock().lock();
            try {
                cache.forgetAll();
                state.close();
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    private int place(long owner) {
        int place = state.index.get(owner);
        if (place == OwnerIndex.ABSENT && state.mayHide(owner)) {
            throw new DamagedRingException("The key ring " + state.folder + " is damaged, and owner " + owner
                    + " may be in the damaged part. Restore the ring from its backup and replay the erasures since.");
        }
        return place;
    }

    private void finishErasures() throws IOException {
        long[] left = state.erasures.stream()
                .mapToLong(Erasure::owner)
                .filter(owner -> state.index.get(owner) >= 0)
                .distinct()
                .toArray();
        if (left.length > 0 && !state.unsure) {
            removeKeys(left);
        }
        markErased();
    }

    private void markErased() {
        state.erasures.forEach(erasure -> state.index.put(erasure.owner(), OwnerIndex.ERASED));
    }

    /// The register comes first: once it has an erasure, opening the ring completes it.
    private void eraseAll(List<Erasure> erasures) throws IOException {
        Map<Long, Erasure> fresh = new LinkedHashMap<>();
        List<Long> present = new ArrayList<>();
        for (Erasure erasure : erasures) {
            int place = place(erasure.owner());
            if (place != OwnerIndex.ERASED && fresh.putIfAbsent(erasure.owner(), erasure) == null && place >= 0) {
                requireUndamaged(place / Page.OWNERS);
                present.add(erasure.owner());
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        stopOnFailure(() -> {
            state.appendErasures(List.copyOf(fresh.values()));
            if (!present.isEmpty()) {
                removeKeys(present.stream().mapToLong(Long::longValue).toArray());
            }
            changed(() -> {
                state.erasures.addAll(fresh.values());
                fresh.keySet().forEach(owner -> state.index.put(owner, OwnerIndex.ERASED));
            });
        });
    }

    private void removeKeys(long[] owners) throws IOException {
        Map<Integer, Set<Long>> byPage = new TreeMap<>();
        for (long owner : owners) {
            byPage.computeIfAbsent(state.index.get(owner) / Page.OWNERS, p -> new HashSet<>())
                    .add(owner);
        }
        Packer packer = state.packer();
        for (Map.Entry<Integer, Set<Long>> e : byPage.entrySet()) {
            OpenPage page = state.open(Objects.requireNonNull(state.wraps.get(e.getKey())));
            OpenPage rest = page.without(e.getValue());
            page.wipe();
            if (rest.owners.length > 0) {
                packer.page(e.getKey(), rest.owners, rest.keys);
                rest.wipe();
            }
        }
        List<Packer.Packed> packed = packer.wraps().isEmpty() ? List.of() : packer.finish();
        Map<Integer, Wrap> next = new TreeMap<>(state.wraps);
        next.keySet().removeAll(byPage.keySet());
        packed.forEach(p -> next.put(p.wrap.page, p.wrap));
        state.goOver(next.values(), state.pagesNumber);
        changed(() -> {
            for (int page : byPage.keySet()) {
                cache.forget(page);
                Objects.requireNonNull(state.wraps.remove(page)).wipe();
            }
            for (long owner : owners) {
                state.index.put(owner, OwnerIndex.ERASED);
            }
            state.take(packed);
            state.pagesEnd = packed.isEmpty() ? state.pagesEnd : packer.end();
        });
    }

    private void repack() throws IOException {
        long number = state.pagesNumber + 1;
        DiskFile file = state.folder.makeEmpty(RingFolder.pages(number));
        Packer packer = RingMaking.repack(state, file, number);
        List<Packer.Packed> packed = packer.finish();
        state.goOver(packer.wraps(), number);
        changed(() -> {
            state.pages.close();
            state.pages = file;
            state.pagesNumber = number;
            cache.forgetAll();
            state.wraps.values().forEach(Wrap::wipe);
            state.wraps.clear();
            state.take(packed);
            state.pagesEnd = packer.end();
        });
    }

    private void requireNew(long[] owners) {
        if (owners.length > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    owners.length + " owners are too many at once. Add at most " + MOST_AT_ONCE + ".");
        }
        Set<Long> seen = new HashSet<>();
        for (long owner : owners) {
            if (owner < 0 || owner == Long.MAX_VALUE) {
                throw new IllegalArgumentException("Owner " + owner + " is out of range: use numbers from 0 up.");
            }
            int place = place(owner);
            if (place != OwnerIndex.ABSENT || !seen.add(owner)) {
                throw new IllegalArgumentException("Owner " + owner
                        + (place == OwnerIndex.ERASED
                                ? " was erased, and an erased number is not used again."
                                : " has a key already, or is named twice."));
            }
        }
    }

    private void requireUndamaged(int page) {
        if (Objects.requireNonNull(state.wraps.get(page)).damaged()) {
            throw new DamagedRingException("Page " + page + " of the key ring " + state.folder
                    + " is damaged, so no owner on it can be erased alone. Restore the ring from its backup first.");
        }
    }

    private void requireChangeable() throws KeyRingException {
        if (stopped) {
            throw new KeyRingException(
                    "The key ring " + state.folder
                            + " was closed, or stopped at an error of the disk. Open it again; it holds what was acknowledged.");
        }
        if (state.reading) {
            throw new KeyRingException("The key ring " + state.folder + " is open for reading: open it to change it.");
        }
        if (state.unsure) {
            throw new KeyRingException(
                    "The key ring " + state.folder + " is damaged (" + state.damage.getFirst()
                            + "), so it can be read but not changed. Restore it from its backup and replay the erasures since.");
        }
    }

    private void requireWhole(String what) throws KeyRingException {
        if (!state.damage.isEmpty()) {
            throw new KeyRingException("The key ring " + state.folder + " is damaged (" + state.damage.getFirst()
                    + ") and was not " + what + ". Restore it from its backup and replay the erasures since.");
        }
    }

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private void changed(Change change) throws IOException {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// A change that broke off leaves the files in a state that only opening sorts out.
    private void stopOnFailure(Change change) throws IOException {
        boolean done = false;
        try {
            change.run();
            done = true;
        } finally {
            stopped |= !done;
        }
    }
}
