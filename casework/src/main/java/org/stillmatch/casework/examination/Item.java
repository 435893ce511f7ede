package org.stillmatch.casework.examination;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One question for examiners: a searched still, or a test whose answer is known.
///
/// @param enquiry empty of a test
/// @param test the filler that stands in for the still
/// @param round 1, and one more each time that it was reopened
/// @param offence the code of its class
/// @param urgency 1 to 5
/// @param drawn whether the arbiter was asked by lot
record Item(
        UUID id,
        Optional<UUID> enquiry,
        Optional<UUID> still,
        Optional<UUID> test,
        int round,
        ItemState state,
        String offence,
        int urgency,
        Instant queuedAt,
        boolean drawn) {}
