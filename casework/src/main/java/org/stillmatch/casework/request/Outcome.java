package org.stillmatch.casework.request;

import java.util.List;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.receipt.Searched;
import org.stillmatch.search.match.Match;

/// What one search came to.
///
/// @param decision 'lead' or 'no lead'
/// @param listed the candidates that the mode allows, best first
/// @param receipt signed, as canonical JSON
public record Outcome(
        SubmittedStills.SubmittedStill still,
        Decision decision,
        List<Match> listed,
        Searched searched,
        Rules rules,
        String receipt) {
    public Outcome {
        listed = List.copyOf(listed);
    }

    boolean isLead(Match match) {
        return match.score() >= rules.threshold().value();
    }

    /// How many references were compared.
    public int compared() {
        return searched.matches().certificate().compared();
    }
}
