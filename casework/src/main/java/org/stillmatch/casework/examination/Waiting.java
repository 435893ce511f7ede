package org.stillmatch.casework.examination;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/// A question that waits. By which enquiry it came is not told: whoever may read enquiries could look it up.
///
/// @param offence the code of its class
/// @param urgency 1 to 5
public record Waiting(UUID id, String offence, int urgency, Instant queuedAt) {
    /// The most urgent first, of equals the one that has waited longest; ids as the database compares them.
    static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::urgency)
            .reversed()
            .thenComparing(Waiting::queuedAt)
            .thenComparing(waiting -> waiting.id().toString());
}
