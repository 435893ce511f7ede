package org.stillmatch.casework.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.gallery.Visitor;
import org.stillmatch.search.match.Cohort;
import org.stillmatch.search.match.Matcher;
import org.stillmatch.search.match.Picture;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// Collects what the gallery on the disk holds and makes a gallery of those that may be compared on a day.
///
/// Keeps no template: they are unsealed one by one when the references are fused.
final class GalleryReader implements Visitor {
    /// @param objection why it may not be compared, if so
    private record Held(int group, CustodyImage image, float poseSpread, Optional<String> objection) {}

    private final LocalDate today;
    private final Map<Object, Object> seen = new ConcurrentHashMap<>();
    private @Nullable Held[] held = new Held[1024];
    private int senseless;

    GalleryReader(LocalDate today) {
        this.today = today;
    }

    @Override
    public void entry(StoredEntry stored) {
        put(stored.slot(), held(stored.group(), stored.shown().poseSpread(), stored.particulars()));
    }

    @Override
    public void amended(int slot, byte[] particulars) {
        Held before = slot < held.length ? held[slot] : null;
        if (before != null) {
            put(slot, held(before.group(), before.poseSpread(), particulars));
        }
    }

    @Override
    public void withdrawn(int slot) {
        if (slot < held.length) {
            held[slot] = null;
        }
    }

    private synchronized void put(int slot, Optional<Held> one) {
        if (slot >= held.length) {
            held = Arrays.copyOf(held, Math.max(slot + 1, held.length + (held.length >> 1)));
        }
        held[slot] = one.orElse(null);
        senseless += one.isEmpty() ? 1 : 0;
    }

    private Optional<Held> held(int group, float poseSpread, byte[] particulars) {
        try {
            CustodyEntry entry = EntryKey.read(new String(particulars, StandardCharsets.UTF_8));
            String image = entry.image();
            CustodyImage named = new CustodyImage(
                    same(entry.subject()),
                    image,
                    entry.path().equals(image) ? image : same(entry.path()),
                    same(entry.view()),
                    same(entry.capturedOn()),
                    same(entry.cohort()),
                    entry.synthetic());
            return Optional.of(new Held(group, named, poseSpread, Eligible.objection(entry, today)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Which slots may be compared, of those that were handed over.
    BitSet eligible() {
        BitSet eligible = new BitSet(held.length);
        for (int slot = 0; slot < held.length; slot++) {
            Held one = held[slot];
            eligible.set(slot, one != null && one.objection().isEmpty());
        }
        return eligible;
    }

    CustodyGallery gallery(
            PackId pack, int dimension, GalleryState state, GallerySnapshot snapshot, Optional<Cohort> cohort) {
        @Nullable CustodyImage[] images = new CustodyImage[held.length];
        List<Picture> pictures = new ArrayList<>();
        NotEligible notEligible = new NotEligible();
        notEligible.add(NotEligible.SENSELESS, senseless);
        notEligible.add(NotEligible.DAMAGED, state.damaged().size());
        for (int slot = 0; slot < held.length; slot++) {
            Held one = held[slot];
            if (one == null) {
                continue;
            }
            if (one.objection().isPresent()) {
                notEligible.add(one.objection().get(), 1);
                continue;
            }
            images[slot] = one.image();
            pictures.add(new Picture(one.group(), slot, one.poseSpread()));
        }
        held = new Held[0];
        String id = snapshot.id().toString();
        Matcher matcher = Matcher.of(pack, dimension, id, pictures, slot -> template(state, slot), cohort);
        return new CustodyGallery(matcher, new CustodyImages(images), notEligible.counts(), id);
    }

    private static Optional<Template> template(GalleryState state, int slot) {
        try {
            return state.entry(slot).map(StoredEntry::template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first of equal values, so that what thousands of images share is kept once.
    @SuppressWarnings("unchecked")
    private <T> T same(T value) {
        Object earlier = seen.putIfAbsent(value, value);
        return earlier == null ? value : (T) earlier;
    }
}
