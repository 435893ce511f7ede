package org.stillmatch.casework.gallery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.stillmatch.casework.keys.Erasure;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;
import org.stillmatch.disk.DiskFile;

/// The front door for writing: a gallery that is open for enrolling, amending and erasing. One process at a time.
///
/// Any number of threads may enrol and amend at once. What they did outlives a loss of power once [#commit()] has
/// returned; many that wait share one force.
public final class GalleryWriter implements Closeable {
    private static final String LOCK = "lock";

    private final GalleryStore store;
    private final SecureRandom random;
    private final DiskFile lock;
    private final Log log;
    private final NewKeys keys;

    /// Held for reading by whoever enrols or amends, so that no key goes between sealing and appending.
    private final ReadWriteLock erasing = new ReentrantReadWriteLock();

    private GalleryWriter(GalleryStore store, SecureRandom random, DiskFile lock, Log log) {
        this.store = store;
        this.random = random;
        this.lock = lock;
        this.log = log;
        this.keys = new NewKeys(store.ring());
    }

    /// Makes an empty gallery; its folder is made if the parent exists.
    ///
    /// @throws GalleryException if there is one, or somebody is making one
    public static GalleryWriter create(GalleryPlace place, KeyRing ring, WriterSettings settings) throws IOException {
        place.disk().createFolder(place.folder());
        DiskFile lock = lock(place);
        try {
            Unfinished.refuse(place);
            Unfinished.clear(place);
            Unfinished.clearFirstSegment(place);
            GalleryStore store = new GalleryStore(
                    place, ring, new Segments(), new Index(), new Opening(List.of(), 0, 0), settings.threads());
            Log log = new Log(store, Trees.empty(), 0, new Layout(place, 1), 0, settings.rollAt());
            log.begin();
            Path parent = place.folder().toAbsolutePath().getParent();
            if (parent != null) {
                place.disk().forceFolder(parent);
            }
            return new GalleryWriter(store, settings.random(), lock, log);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Opens a gallery for writing, and hands over all that it holds. Cuts off what was never acknowledged, and
    /// brings key ring and log to agree on who is erased.
    ///
    /// @throws GalleryException if there is none, it is of another pack or of a newer version, or is open elsewhere
    public static GalleryWriter open(GalleryPlace place, KeyRing ring, Visitor visitor, WriterSettings settings)
            throws IOException {
        if (!GalleryStore.exists(place)) {
            throw new GalleryException("There is no gallery in " + place.folder() + ": enrol into it first");
        }
        DiskFile lock = lock(place);
        try {
            Unfinished.clear(place);
            GalleryStore store = Loading.load(place, ring, visitor, settings.threads(), true);
            Segment last = store.segments().last().orElseThrow();
            GalleryState now = store.now();
            Log log = new Log(store, now.trees(), now.operations(), last.layout(), last.end(), settings.rollAt());
            GalleryWriter writer = new GalleryWriter(store, settings.random(), lock, log);
            writer.reconcile();
            return writer;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Copies a backup into an empty folder and opens it. Whatever the key ring has erased since is erased in it
    /// before this returns.
    ///
    /// @throws GalleryException if the backup is not whole, or the folder is not empty
    public static GalleryWriter restore(
            Path from, GalleryPlace to, KeyRing ring, Visitor visitor, WriterSettings settings) throws IOException {
        Backup.restore(from, to);
        return open(to, ring, visitor, settings);
    }

    private static DiskFile lock(GalleryPlace place) throws IOException {
        Path path = place.folder().resolve(LOCK);
        DiskFile file = place.disk().exists(path)
                ? place.disk().open(path)
                : place.disk().create(path);
        if (!file.lock()) {
            file.close();
            throw new GalleryException(
                    "Somebody is writing to the gallery in " + place.folder() + ": wait until they have done");
        }
        return file;
    }

    /// The gallery for reading. It shows what is acknowledged, and ends with the writer.
    public GalleryStore store() {
        return store;
    }

    /// Gives an image a slot.
    ///
    /// @return the slot
    public int enrol(NewEntry entry) throws IOException {
        return enrol(List.of(entry));
    }

    /// Gives images slots, in their order. Not all or nothing: after a loss of power before [#commit()] returned, the
    /// first few may be there.
    ///
    /// @return the first of as many slots in a row
    /// @throws IllegalArgumentException if a group was erased, or a template is of another pack or dimension
    public int enrol(List<NewEntry> entries) throws IOException {
        entries.forEach(this::check);
        byte[] chance = chance(Sealing.CHANCE * entries.size());
        erasing.readLock().lock();
        try {
            keys.make(entries);
            Log.Ticket ticket = log.reserve(entries.size(), entries.size());
            promised(() -> {
                Sealing sealing = sealing();
                List<Draft> drafts = new ArrayList<>(entries.size());
                for (int i = 0; i < entries.size(); i++) {
                    NewEntry entry = entries.get(i);
                    int slot = ticket.slot() + i;
                    long operation = ticket.operation() + i;
                    byte[] payload = sealing.enrolment(operation, slot, entry, chance, Sealing.CHANCE * i);
                    byte[] leaf = sealing.leaf(slot, entry.group(), payload);
                    drafts.add(Draft.enrolment(operation, slot, entry.group(), payload, leaf));
                }
                log.append(ticket, drafts);
            });
            return ticket.slot();
        } finally {
            erasing.readLock().unlock();
        }
    }

    private void check(NewEntry entry) {
        if (!entry.template().pack().equals(store.place().pack())
                || entry.template().dimension() != store.place().dimension()) {
            throw new IllegalArgumentException(entry.template() + " does not belong in a gallery of "
                    + store.place().dimension() + " dimensions by pack "
                    + store.place().pack());
        }
    }

    /// Says something else of a slot that is acknowledged; what was said before stays for earlier snapshots.
    ///
    /// @throws IllegalArgumentException if the slot is not held
    public void amend(int slot, byte[] particulars) throws IOException {
        byte[] said = NewEntry.checked(particulars);
        byte[] nonce = chance(Aes.NONCE);
        erasing.readLock().lock();
        try {
            int group = store.index().slots().group(slot);
            if (slot < 0
                    || slot >= store.now().slots()
                    || group == Head.NONE
                    || !store.ring().has(group)) {
                throw new IllegalArgumentException("There is no slot " + slot + " to amend, or it was erased");
            }
            Log.Ticket ticket = log.reserve(1, 0);
            promised(() -> {
                byte[] payload = sealing().amendment(ticket.operation(), slot, group, said, nonce);
                log.append(ticket, List.of(Draft.amendment(ticket.operation(), slot, group, payload)));
            });
        } finally {
            erasing.readLock().unlock();
        }
    }

    /// Waits until all that this thread enrolled and amended is on the disk.
    public void commit() throws IOException {
        log.commit();
    }

    /// Erases groups: their keys are gone when this returns, and the log says so. Of groups that are erased
    /// already, or never were, nothing is done.
    public void erase(Instant at, int... groups) throws IOException {
        Set<Integer> wanted = new LinkedHashSet<>();
        for (int group : groups) {
            if (store.ring().has(group) || store.ring().erased(group)) {
                wanted.add(group);
            }
        }
        erasing.writeLock().lock();
        try {
            // First what is under way, so that the list of slots is whole.
            log.commit();
            long[] owners =
                    wanted.stream().filter(store.ring()::has).mapToLong(g -> g).toArray();
            if (owners.length > 0) {
                store.ring().erase(at, owners);
            }
            record(wanted.stream().map(g -> new Erasure(g, at)).toList());
        } finally {
            erasing.writeLock().unlock();
        }
    }

    /// After a crash, or with a key ring or a gallery that was restored: what one of them has erased, the other
    /// erases as well.
    private void reconcile() throws IOException {
        List<Erasure> unknown = store.index().tombstones().since(0).stream()
                .filter(t -> !store.ring().erased(t.group()))
                .map(t -> new Erasure(t.group(), t.at()))
                .toList();
        if (!unknown.isEmpty()) {
            store.ring().replay(unknown);
        }
        record(store.ring().erasures().stream()
                .filter(e -> e.owner() >= 0 && e.owner() <= Integer.MAX_VALUE)
                .toList());
    }

    private void record(List<Erasure> erasures) throws IOException {
        List<Erasure> missing = erasures.stream()
                .filter(e -> !store.index().tombstones().has((int) e.owner()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        List<List<Integer>> slots =
                store.now().slotsOf(missing.stream().map(e -> (int) e.owner()).toList());
        Log.Ticket ticket = log.reserve(missing.size(), 0);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            Erasure e = missing.get(i);
            drafts.add(Draft.erasure(new Tombstone(ticket.operation() + i, (int) e.owner(), e.at(), slots.get(i))));
        }
        promised(() -> log.append(ticket, drafts));
        log.commit();
    }

    /// Rewrites segments so that of what was erased only the leaves remain. Roots and slots stay as they are.
    ///
    /// @return what it did
    public Compacted compact() throws IOException {
        erasing.writeLock().lock();
        try {
            log.commit();
            log.roll();
        } finally {
            erasing.writeLock().unlock();
        }
        return new Compaction(store).run();
    }

    /// Seals all keys anew under fresh ones.
    public void rotateKeys() throws IOException {
        store.ring().rotate();
    }

    @Override
    public void close() throws IOException {
        try (lock;
                store) {
            log.close();
        }
    }

    private interface Promise {
        void keep() throws IOException, NoKeyException;
    }

    /// Numbers are reserved: whatever fails now leaves a gap that nobody can fill.
    private void promised(Promise promise) throws IOException {
        try {
            promise.keep();
        } catch (NoKeyException e) {
            log.breakOff(e);
            throw new IllegalStateException("A key went while it was in use", e);
        } catch (IOException | RuntimeException | Error e) {
            log.breakOff(e);
            throw e;
        }
    }

    private Sealing sealing() {
        return new Sealing(store.place(), store.ring());
    }

    /// One draw for many: the generator takes its time for each.
    private byte[] chance(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return chance;
    }
}
