package org.stillmatch.casework.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillmatch.casework.custody.Particulars;
import org.stillmatch.casework.gallery.GalleryPlace;
import org.stillmatch.casework.gallery.GalleryWriter;
import org.stillmatch.casework.gallery.NewEntry;
import org.stillmatch.casework.register.GalleryRows;
import org.stillmatch.face.Embedded;

/// The gallery that another pack builds beside the one in service, until it takes its place or is given up.
///
/// It follows the register as the one in service does: what is withdrawn, changed or erased is so in both before
/// anybody searches. Only templates of new images come later, since somebody has to make them. Both are sealed under
/// the
/// same subjects' keys, so that one erasure closes both. May be used by several threads at once, outside
/// transactions.
public final class Beside {
    private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

    private static final int PAGE = 2_000;

    /// That of the gallery in service: whoever follows the register holds it.
    private final ReentrantLock lock;

    private final Register register;
    private final GalleryWriter gallery;
    private final HeldImages held;
    private final Set<UUID> awaiting = new LinkedHashSet<>();
    private @Nullable UUID lookedAt = new UUID(0, 0);
    private boolean open = true;

    private Beside(ReentrantLock lock, Register register, GalleryWriter gallery, HeldImages held) {
        this.lock = lock;
        this.register = register;
        this.gallery = gallery;
        this.held = held;
    }

    static Beside open(ReentrantLock lock, Register register, GalleryPlace place) throws IOException {
        HeldImages held = new HeldImages();
        return new Beside(lock, register, OpenedGallery.writer(register, place, held), held);
    }

    /// An image of which a template has to be made.
    public record Awaiting(UUID image, int subject) {}

    /// Looks at the next images of the register: brings those that it has up to date, and puts the others on the
    /// list of those that wait for a template.
    ///
    /// @param passedOver of which it is known that no template can be made
    /// @return whether there were any; once all were seen, what comes later is put on the list by itself
    public boolean lookFurther(Set<UUID> passedOver) throws IOException {
        lock.lock();
        try {
            requireOpen();
            UUID from = lookedAt;
            if (from == null) {
                return false;
            }
            List<GalleryRows.Row> page = register.in(() -> register.rows().after(from, PAGE));
            for (GalleryRows.Row row : page) {
                look(row, !passedOver.contains(row.particulars().image()));
            }
            gallery.commit();
            lookedAt = page.size() < PAGE ? null : page.getLast().particulars().image();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void look(GalleryRows.Row row, boolean wanted) throws IOException {
        Particulars particulars = row.particulars();
        int slot = held.slot(particulars.image());
        if (slot == HeldImages.NONE) {
            if (wanted && particulars.withdrawn().isEmpty()) {
                awaiting.add(particulars.image());
            } else {
                awaiting.remove(particulars.image());
            }
        } else if (!held.says(slot, particulars)) {
            gallery.amend(slot, particulars.bytes());
            held.put(slot, held.poseSpread(slot), particulars);
        }
    }

    /// Whether all images were looked at.
    public boolean sawAll() {
        lock.lock();
        try {
            return lookedAt == null;
        } finally {
            lock.unlock();
        }
    }

    /// The first of the images that wait for a template.
    public List<Awaiting> awaiting(int most) {
        lock.lock();
        try {
            List<UUID> first = awaiting.stream().limit(most).toList();
            Map<UUID, GalleryRows.Row> rows = rows(first);
            List<Awaiting> there = new ArrayList<>();
            for (UUID image : first) {
                GalleryRows.Row row = rows.get(image);
                if (row == null || row.particulars().withdrawn().isPresent()) {
                    awaiting.remove(image);
                } else {
                    there.add(new Awaiting(image, row.particulars().subject()));
                }
            }
            return there;
        } finally {
            lock.unlock();
        }
    }

    /// How many images wait for a template.
    public int waiting() {
        lock.lock();
        try {
            return awaiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// How many images have a template and are not withdrawn.
    public int templates() {
        lock.lock();
        try {
            int[] count = new int[1];
            held.forEach(slot -> count[0] += held.terms(slot).withdrawn() ? 0 : 1);
            return count[0];
        } finally {
            lock.unlock();
        }
    }

    /// Takes templates in; they outlive a loss of power when this returns. Those of images that were withdrawn or
    /// erased meanwhile, or are there already, are left out.
    public void take(Map<UUID, Embedded> made) throws IOException {
        lock.lock();
        try {
            requireOpen();
            List<NewEntry> entries = new ArrayList<>();
            Map<UUID, Particulars> particulars = new LinkedHashMap<>();
            Map<UUID, GalleryRows.Row> rows = rows(made.keySet());
            for (Map.Entry<UUID, Embedded> one : made.entrySet()) {
                GalleryRows.Row row = rows.get(one.getKey());
                if (row != null && isWanted(row.particulars())) {
                    Particulars said = row.particulars();
                    Embedded embedded = one.getValue();
                    entries.add(new NewEntry(said.subject(), embedded.template(), embedded.shown(), said.bytes()));
                    particulars.put(one.getKey(), said);
                }
            }
            if (!entries.isEmpty()) {
                int slot = gallery.enrol(entries);
                gallery.commit();
                for (Map.Entry<UUID, Particulars> one : particulars.entrySet()) {
                    Embedded embedded = Objects.requireNonNull(made.get(one.getKey()));
                    held.put(slot++, embedded.shown().poseSpread(), one.getValue());
                }
            }
            awaiting.removeAll(made.keySet());
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted(Particulars particulars) {
        return particulars.withdrawn().isEmpty()
                && held.slot(particulars.image()) == HeldImages.NONE
                && register.keys().subjects().has(particulars.subject());
    }

    /// No template can be made of an image.
    public void passOver(UUID image) {
        lock.lock();
        try {
            awaiting.remove(image);
        } finally {
            lock.unlock();
        }
    }

    private Map<UUID, GalleryRows.Row> rows(Collection<UUID> ids) {
        Map<UUID, GalleryRows.Row> rows = new LinkedHashMap<>();
        register.in(() -> register.rows().of(ids))
                .forEach(row -> rows.put(row.particulars().image(), row));
        return rows;
    }

    /// Follows what is being carried out in the gallery in service. If it cannot, searches go on all the same: it
    /// is closed, and whoever opens it anew looks at all images again.
    void follow(int[] erased, List<GalleryRows.Row> rows) {
        if (!open) {
            return;
        }
        try {
            if (erased.length > 0) {
                for (int subject : erased) {
                    for (int slot : held.slots(subject)) {
                        held.remove(slot);
                    }
                }
                gallery.erase(register.clock().instant(), erased);
            }
            for (GalleryRows.Row row : rows) {
                look(row, true);
            }
            gallery.commit();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The gallery of the other pack could not follow the register: {}",
                    e.getClass().getSimpleName());
            open = false;
            try {
                gallery.close();
            } catch (IOException again) {
                // It is given up already.
                e.addSuppressed(again);
            }
        }
    }

    /// Images came whose templates the gallery in service was handed ready.
    void came(Collection<UUID> images) {
        awaiting.addAll(images);
    }

    /// Whether it is open; once it is not, another has to be opened.
    public boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new IOException("The gallery of the other pack was closed");
        }
    }

    void close() throws IOException {
        lock.lock();
        try {
            if (open) {
                open = false;
                gallery.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
