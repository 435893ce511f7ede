package org.stillmatch.casework.custody;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.template.Damage;
import org.stillmatch.template.Entry;
import org.stillmatch.template.Reading;

/// What a data directory holds.
///
/// @param entries records of templates.bin; what is said again of an image counts again
/// @param synthetic how many of the images show nobody
/// @param eligible how many of the images may be compared on the day asked about
/// @param notEligible how many may not, by reason
/// @param damaged what cannot be read of templates.bin
/// @param tornBytes at its end that were never written whole; the next enrolment cuts them off
/// @param bytes of all files of the directory
public record Holdings(
        long entries,
        int images,
        int subjects,
        int synthetic,
        int eligible,
        Map<String, Integer> notEligible,
        List<Damage> damaged,
        long tornBytes,
        long receipts,
        long bytes) {
    public Holdings {
        notEligible = Collections.unmodifiableMap(new LinkedHashMap<>(notEligible));
        damaged = List.copyOf(damaged);
    }

    /// Counts the entries of a template file.
    static final class Counter {
        private record Standing(String subject, boolean synthetic, Optional<String> objection) {}

        private final LocalDate today;
        private final Map<String, Standing> images = new HashMap<>();
        private int senseless;

        Counter(LocalDate today) {
            this.today = today;
        }

        void add(Entry stored) {
            try {
                CustodyEntry entry = EntryKey.read(stored.key());
                images.put(
                        entry.image(),
                        new Standing(entry.subject(), entry.synthetic(), Eligible.objection(entry, today)));
            } catch (IllegalArgumentException e) {
                senseless++;
            }
        }

        Holdings holdings(Reading reading, long receipts, long bytes) {
            NotEligible notEligible = new NotEligible();
            notEligible.add(NotEligible.SENSELESS, senseless);
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
                    reading.entries(),
                    images.size(),
                    subjects.size(),
                    synthetic,
                    eligible,
                    notEligible.counts(),
                    reading.damaged(),
                    reading.tornBytes(),
                    receipts,
                    bytes);
        }
    }
}
