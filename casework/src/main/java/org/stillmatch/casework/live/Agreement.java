package org.stillmatch.casework.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.casework.custody.Particulars;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.gallery.GalleryWriter;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.keys.Erasure;
import org.stillmatch.casework.register.GalleryRows;

/// Brings the register and the gallery on the disk to agree when the service starts, in both directions.
///
/// Whoever knows of an erasure is right about it. For the rest the register says what is so: an image that it does not
/// know is withdrawn, one that the gallery lost has to be sent again. If the gallery is where the register last saw
/// it, and nothing is on its way, there is nothing to compare.
final class Agreement {
    private static final String UNKNOWN = "not in the register";
    private static final int PAGE = 20_000;

    private final Register register;
    private final GalleryWriter gallery;
    private final HeldImages held;
    private final BitSet known = new BitSet();
    private int amended;
    private int missing;
    private int withdrawn;

    Agreement(Register register, GalleryWriter gallery, HeldImages held) {
        this.register = register;
        this.gallery = gallery;
        this.held = held;
    }

    void reach() throws IOException {
        erasures();
        GalleryState now = gallery.store().now();
        GalleryRows.Mark mark = mark(now);
        boolean asItWas =
                register.in(register.rows()::mark).filter(mark::equals).isPresent();
        if (asItWas && !register.pending()) {
            return;
        }
        images();
        strangers();
        gallery.commit();
        GalleryState then = gallery.store().now();
        register.inOne(() -> {
            if (amended + missing + withdrawn > 0) {
                register.acts()
                        .record(Act.of(Kind.ALTERATION, "reconcile gallery", register.service())
                                .with("amended", amended)
                                .with("missing", missing)
                                .with("withdrawn", withdrawn));
            }
            register.rows().mark(mark(then));
        });
    }

    private static GalleryRows.Mark mark(GalleryState state) {
        return new GalleryRows.Mark(state.operations(), state.leafRoot().toString());
    }

    private void erasures() throws IOException {
        for (Erasure erasure : register.keys().subjects().erasures()) {
            if (erasure.owner() <= Integer.MAX_VALUE) {
                register.inOne(
                        () -> register.subjects().takeOver(register.service(), (int) erasure.owner(), erasure.at()));
            }
        }
        int[] left = register.in(register.subjects()::erased).stream()
                .mapToInt(number -> number)
                .filter(number -> register.keys().subjects().has(number))
                .toArray();
        if (left.length > 0) {
            gallery.erase(register.clock().instant(), left);
            for (int subject : left) {
                for (int slot : held.slots(subject)) {
                    register.pictures().delete(held.image(slot));
                    held.remove(slot);
                }
            }
        }
    }

    /// What the register has, page by page.
    private void images() throws IOException {
        UUID after = new UUID(0, 0);
        List<GalleryRows.Row> page;
        do {
            UUID from = after;
            page = register.in(() -> register.rows().after(from, PAGE));
            Map<UUID, Integer> moved = new LinkedHashMap<>();
            List<UUID> gone = new ArrayList<>();
            for (GalleryRows.Row row : page) {
                after = row.particulars().image();
                look(row, moved, gone);
            }
            register.inOne(() -> {
                register.rows().placed(moved);
                register.rows().missing(gone);
            });
        } while (page.size() == PAGE);
    }

    private void look(GalleryRows.Row row, Map<UUID, Integer> moved, List<UUID> gone) throws IOException {
        Particulars particulars = row.particulars();
        int slot = held.slot(particulars.image());
        if (slot == HeldImages.NONE || held.subject(slot) != particulars.subject()) {
            if (row.slot().isPresent()) {
                gone.add(particulars.image());
                missing++;
            }
            return;
        }
        known.set(slot);
        if (row.slot().isEmpty() || row.slot().getAsInt() != slot) {
            moved.put(particulars.image(), slot);
        }
        if (!held.says(slot, particulars)) {
            gallery.amend(slot, particulars.bytes());
            held.put(slot, held.poseSpread(slot), particulars);
            amended++;
        }
    }

    /// What the gallery has and the register does not know.
    private void strangers() throws IOException {
        for (int slot = 0; slot < held.size(); slot++) {
            if (held.holds(slot) && !known.get(slot) && !held.terms(slot).withdrawn()) {
                Particulars said = gallery.store()
                        .now()
                        .entry(slot)
                        .map(StoredEntry::particulars)
                        .flatMap(Particulars::read)
                        .orElseThrow(() -> new IOException("An entry of the gallery was read once and not again"))
                        .withdrawn(UNKNOWN);
                gallery.amend(slot, said.bytes());
                held.put(slot, held.poseSpread(slot), said);
                withdrawn++;
            }
        }
    }
}
