package org.stillmatch.casework.examination;

import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.request.SubmittedStills;

/// Under whose key what is written about a question is sealed: the still's, or in a test the filler's that stands in
/// for
/// it.
@Component
final class Owners {
    private final SubmittedStills stills;
    private final Fillers fillers;

    Owners(SubmittedStills stills, Fillers fillers) {
        this.stills = stills;
        this.fillers = fillers;
    }

    /// @throws Refusal if it was withdrawn
    long of(Item item) {
        return item.test()
                .map(test ->
                        fillers.held(test).map(Fillers.Filler::owner).orElseThrow(() -> Refusal.notFound("filler")))
                .orElseGet(() -> stills.searchable(item.still().orElseThrow()).owner());
    }
}
