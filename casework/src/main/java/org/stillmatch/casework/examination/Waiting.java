package org.stillmatch.casework.examination;

import java.time.Instant;
import java.util.UUID;

/// A question that waits. By which enquiry it came is not told: whoever may read enquiries could look it up.
///
/// @param offence the code of its class
/// @param urgency 1 to 5
public record Waiting(UUID id, String offence, int urgency, Instant queuedAt) {}
