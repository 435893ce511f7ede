package org.stillmatch.casework.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.register.Reconciliation;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// What a search of the live gallery found, and in what.
///
/// @param snapshot what the gallery was; its id stands in the certificate
/// @param notEligible how many images could not be compared, by reason
/// @param reconciliation the last comparison with the source, if there was one
/// @param candidates one for each match, in their order
public record Searched(
        Matches matches,
        GallerySnapshot snapshot,
        Map<String, Integer> notEligible,
        Optional<Reconciliation> reconciliation,
        List<Candidate> candidates) {
    /// Who a match stands for: its subject's number is in the match.
    ///
    /// @param image the one that alone resembles the probe most
    /// @param leaf of that image in the tree of leaves; empty if it was erased since
    public record Candidate(Match match, UUID image, Optional<Hash> leaf) {}

    public Searched {
        notEligible = new TreeMap<>(notEligible);
        candidates = List.copyOf(candidates);
    }
}
