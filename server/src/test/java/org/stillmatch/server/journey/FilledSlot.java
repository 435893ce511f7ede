package org.stillmatch.server.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A slot that a retailer filled, and how far the police came with it.
///
/// @param incidents its submissions; the first has the still
/// @param enquiry under which the still is searched; empty if it is not good enough for that
/// @param before what the retailer read once the enquiry was requested and before anything was searched, by path
record FilledSlot(
        Town.Retailer retailer,
        String slot,
        List<String> incidents,
        String still,
        Optional<String> enquiry,
        Map<String, Answered> before) {
    FilledSlot {
        incidents = List.copyOf(incidents);
        before = Map.copyOf(before);
    }

    /// What a retailer looks at to see how things stand.
    static List<String> paths(String slot, String incident, String still) {
        return List.of("/submissions/" + incident, "/exhibits/" + still, "/slots/" + slot);
    }
}
