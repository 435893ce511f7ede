package org.stillmatch.casework.examination;

import java.time.Instant;
import java.util.UUID;

/// An enquiry that waits for an examiner.
///
/// @param enquiry its number
/// @param offence the code of its class
/// @param urgency 1 to 5
public record Waiting(UUID id, long enquiry, String offence, int urgency, Instant queuedAt) {}
