package org.stillmatch.casework.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stillmatch.casework.custody.Particulars;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.gallery.GalleryWriter;
import org.stillmatch.casework.gallery.NewEntry;
import org.stillmatch.casework.register.GalleryRows;
import org.stillmatch.casework.register.Intents.Intent;
import org.stillmatch.casework.register.SealedTemplate;
import org.stillmatch.face.Embedded;
import org.stillmatch.search.match.LiveMatcher;
import org.stillmatch.template.PackId;

/// Carries out intents: on the disk, then in memory, then confirms them. Broken off anywhere, it does the rest when it
/// is begun again, and nothing twice.
final class Following {
    private static final int AT_ONCE = 500;

    private final Register register;
    private final GalleryWriter gallery;
    private final HeldImages held;
    private final Eligibles eligibles;
    private final LiveMatcher matcher;
    private final Consumer<String> reached;

    private final PackId pack;
    private final Recent recent;
    private final Anew anew;
    private @Nullable Beside beside;

    /// @param anew makes a template again of an image whose own came from a pack that is no longer in service
    /// @param reached is told each step, so that a test can end the process there
    Following(
            Register register,
            GalleryWriter gallery,
            HeldImages held,
            Eligibles eligibles,
            LiveMatcher matcher,
            Recent recent,
            Anew anew,
            Consumer<String> reached) {
        this.pack = register.directory().description().pack();
        this.anew = anew;
        this.recent = recent;
        this.reached = reached;
        this.register = register;
        this.gallery = gallery;
        this.held = held;
        this.eligibles = eligibles;
        this.matcher = matcher;
    }

    /// From now on lets the gallery of another pack follow as well; none if null.
    void besides(@Nullable Beside other) {
        beside = other;
    }

    private record Found(List<Intent> intents, Map<UUID, GalleryRows.Row> rows) {
        private GalleryRows.Row row(UUID image) {
            return Objects.requireNonNull(rows.get(image));
        }

        private Particulars particulars(UUID image) {
            return row(image).particulars();
        }
    }

    /// Carries out the oldest intents.
    ///
    /// @return whether there were any
    boolean some() throws IOException {
        Found found = register.in(this::oldest);
        if (found.intents().isEmpty()) {
            return false;
        }
        erase(found.intents());
        Set<UUID> images = images(found);
        Set<Integer> touched = new LinkedHashSet<>(enrol(found, images));
        touched.addAll(amend(found, images));
        gallery.commit();
        reached.accept("on the disk");
        if (beside != null) {
            beside.follow(
                    erased(found.intents()), images.stream().map(found::row).toList());
        }
        touched.forEach(eligibles::look);
        reached.accept("in memory");
        confirm(found, images);
        reached.accept("confirmed");
        return true;
    }

    private Found oldest() {
        List<Intent> intents = register.intents().pending(AT_ONCE);
        List<UUID> ids = intents.stream()
                .map(Intent::image)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<UUID, GalleryRows.Row> rows = new HashMap<>();
        register.rows().of(ids).forEach(row -> rows.put(row.particulars().image(), row));
        return new Found(intents, rows);
    }

    /// The images that are still in the register, each once, in the order of their first intents.
    private static Set<UUID> images(Found found) {
        Set<UUID> images = new LinkedHashSet<>();
        for (Intent intent : found.intents()) {
            intent.image().filter(found.rows()::containsKey).ifPresent(images::add);
        }
        return images;
    }

    private static int[] erased(List<Intent> intents) {
        return intents.stream()
                .filter(intent -> intent.kind().equals("erase"))
                .mapToInt(Intent::subject)
                .distinct()
                .toArray();
    }

    private void erase(List<Intent> intents) throws IOException {
        int[] subjects = erased(intents);
        if (subjects.length == 0) {
            return;
        }
        for (int subject : subjects) {
            matcher.erase(subject);
            // While it is still known which they are; without the key they are only room.
            for (int slot : held.slots(subject)) {
                register.pictures().delete(held.image(slot));
            }
        }
        reached.accept("out of memory");
        gallery.erase(register.clock().instant(), subjects);
        reached.accept("keys gone");
        for (int subject : subjects) {
            for (int slot : held.slots(subject)) {
                held.remove(slot);
            }
        }
    }

    private Set<Integer> enrol(Found found, Set<UUID> images) throws IOException {
        Map<UUID, Embedded> templates = new LinkedHashMap<>();
        for (Intent intent : found.intents()) {
            if (intent.template().isPresent()
                    && intent.image().filter(images::contains).isPresent()) {
                UUID image = intent.image().orElseThrow();
                boolean wanted = held.slot(image) == HeldImages.NONE
                        && found.particulars(image).withdrawn().isEmpty();
                if (wanted) {
                    SealedTemplate.open(
                                    register.keys(),
                                    intent.subject(),
                                    image,
                                    pack,
                                    intent.template().get())
                            .or(() -> anew.template(intent.subject(), image))
                            .ifPresent(embedded -> templates.put(image, embedded));
                }
            }
        }
        if (templates.isEmpty()) {
            return Set.of();
        }
        List<NewEntry> entries = new ArrayList<>();
        templates.forEach((image, embedded) -> {
            Particulars particulars = found.particulars(image);
            entries.add(
                    new NewEntry(particulars.subject(), embedded.template(), embedded.shown(), particulars.bytes()));
        });
        int slot = gallery.enrol(entries);
        gallery.commit();
        Set<Integer> touched = new LinkedHashSet<>();
        for (Map.Entry<UUID, Embedded> one : templates.entrySet()) {
            Particulars particulars = found.particulars(one.getKey());
            held.put(slot++, one.getValue().shown().poseSpread(), particulars);
            touched.add(particulars.subject());
        }
        return touched;
    }

    private Set<Integer> amend(Found found, Set<UUID> images) throws IOException {
        Set<Integer> touched = new LinkedHashSet<>();
        for (UUID image : images) {
            Particulars particulars = found.particulars(image);
            int slot = held.slot(image);
            if (slot != HeldImages.NONE && !held.says(slot, particulars)) {
                gallery.amend(slot, particulars.bytes());
                held.put(slot, held.poseSpread(slot), particulars);
                touched.add(particulars.subject());
            }
        }
        return touched;
    }

    private void confirm(Found found, Set<UUID> images) throws IOException {
        Map<UUID, Integer> slots = new LinkedHashMap<>();
        for (UUID image : images) {
            int slot = held.slot(image);
            if (slot != HeldImages.NONE) {
                slots.put(image, slot);
            }
        }
        confirm(found.intents().stream().map(Intent::seq).toList(), slots);
    }

    private void confirm(List<Long> intents, Map<UUID, Integer> slots) throws IOException {
        GalleryState now = gallery.store().now();
        register.inOne(() -> {
            register.rows().placed(slots);
            register.intents().done(intents);
            register.rows()
                    .mark(new GalleryRows.Mark(now.operations(), now.leafRoot().toString()));
        });
    }

    /// Takes many into the gallery that the register has by now; see [LiveCustody#enrol].
    void take(Many many) throws IOException {
        int slot = gallery.enrol(many.entries());
        gallery.commit();
        reached.accept("on the disk");
        Map<UUID, Integer> slots = many.hold(held, slot);
        recent.are(many.templates(slot));
        eligibles.lookAtNew(many.subjects());
        recent.are(Map.of());
        if (beside != null) {
            beside.came(slots.keySet());
        }
        reached.accept("in memory");
        confirm(List.of(), slots);
    }
}
