package org.stillmatch.casework.custody;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.casework.gallery.Damage;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.gallery.Opening;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.gallery.Visitor;

/// What a data directory holds.
///
/// @param slots that were ever taken, those of erased and damaged images included
/// @param erased subjects that were erased
/// @param synthetic how many of the images show nobody
/// @param eligible how many of the images may be compared on the day asked about
/// @param notEligible how many may not, by reason
/// @param damaged what cannot be read of the gallery
/// @param tornBytes at its end that were never acknowledged; the next enrolment cuts them off
/// @param leafRoot of the tree of all slots, in lower-case hex
/// @param bytes of all files of the directory
public record Holdings(
        int slots,
        int images,
        int subjects,
        long erased,
        int synthetic,
        int eligible,
        Map<String, Integer> notEligible,
        List<Damage> damaged,
        long tornBytes,
        String leafRoot,
        long receipts,
        long bytes) {
    public Holdings {
        notEligible = Collections.unmodifiableMap(new LinkedHashMap<>(notEligible));
        damaged = List.copyOf(damaged);
    }

    /// Counts what a gallery hands over.
    static final class Counter implements Visitor {
        private record Standing(String subject, boolean synthetic, Optional<String> objection) {}

        private final LocalDate today;
        private final Map<Integer, Standing> images = new HashMap<>();
        private int senseless;

        Counter(LocalDate today) {
            this.today = today;
        }

        @Override
        public void entry(StoredEntry stored) {
            put(stored.slot(), stored.particulars());
        }

        @Override
        public void amended(int slot, byte[] particulars) {
            put(slot, particulars);
        }

        @Override
        public void withdrawn(int slot) {
            images.remove(slot);
        }

        private synchronized void put(int slot, byte[] particulars) {
            try {
                CustodyEntry entry = EntryKey.read(new String(particulars, StandardCharsets.UTF_8));
                images.put(slot, new Standing(entry.subject(), entry.synthetic(), Eligible.objection(entry, today)));
            } catch (IllegalArgumentException e) {
                senseless++;
            }
        }

        Holdings holdings(Opening opening, GalleryState now, long receipts, long bytes) {
            NotEligible notEligible = new NotEligible();
            notEligible.add(NotEligible.SENSELESS, senseless);
            notEligible.add(NotEligible.DAMAGED, now.damaged().size());
            Set<String> subjects = new HashSet<>();
            int synthetic = 0;
            int eligible = 0;
            for (Standing one : images.values()) {
                subjects.add(one.subject());
                synthetic += one.synthetic() ? 1 : 0;
                eligible += one.objection().isEmpty() ? 1 : 0;
                one.objection().ifPresent(reason -> notEligible.add(reason, 1));
            }
            return new Holdings(
                    now.slots(),
                    images.size(),
                    subjects.size(),
                    now.tombstones(),
                    synthetic,
                    eligible,
                    notEligible.counts(),
                    opening.damage(),
                    opening.torn(),
                    now.leafRoot().toString(),
                    receipts,
                    bytes);
        }
    }
}
