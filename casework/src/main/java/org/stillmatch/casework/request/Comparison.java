package org.stillmatch.casework.request;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.receipt.EnquiryReceipts;
import org.stillmatch.casework.receipt.Policy.Mode;
import org.stillmatch.casework.receipt.Searched;
import org.stillmatch.casework.request.Progress.Step;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.search.match.Match;

/// Searches the gallery for the named face of one still. Nothing is kept of it here.
@Component("searchOfAStill")
public final class Comparison {
    private static final int MOST_BELOW = 10;

    private final SubmittedStills stills;
    private final Probes probes;
    private final LiveGallery gallery;
    private final EnquiryReceipts receipts;
    private final InstantSource clock;

    public Comparison(
            SubmittedStills stills, Probes probes, LiveGallery gallery, EnquiryReceipts receipts, InstantSource clock) {
        this.stills = stills;
        this.probes = probes;
        this.gallery = gallery;
        this.receipts = receipts;
        this.clock = clock;
    }

    /// @param leftOut subjects to leave out, by their number
    /// @param steps is told of each step
    /// @throws org.stillmatch.audit.act.Refusal if the still may not be searched any more
    public Outcome of(SubmittedStills.SubmittedStill still, Rules rules, IntPredicate leftOut, Consumer<Step> steps)
            throws IOException, RefusedStill {
        steps.accept(Step.OPENING);
        Instant began = clock.instant();
        byte[] picture = stills.picture(still.id(), "Enquiry " + rules.enquiry());
        steps.accept(Step.EMBEDDING);
        Embedded probe = probes.of(picture, stills.face(still.id()));
        steps.accept(Step.COMPARING);
        Searched searched = gallery.search(probe, rules.policy().terms().mostCandidates(), rules.minors(), leftOut);
        steps.accept(Step.KEEPING);
        double threshold = rules.threshold().value();
        List<Match> all = searched.matches().matches();
        Stream<Match> leads = all.stream().filter(match -> match.score() >= threshold);
        List<Match> listed = rules.mode() == Mode.INVESTIGATIVE
                ? Stream.concat(
                                leads,
                                all.stream()
                                        .filter(match -> match.score() < threshold)
                                        .limit(MOST_BELOW))
                        .toList()
                : leads.toList();
        Decision decision = !all.isEmpty() && all.getFirst().score() >= threshold ? Decision.LEAD : Decision.NO_LEAD;
        String receipt = receipts.of(
                asking(rules, began),
                new EnquiryReceipts.Still(still.owner(), still.sha256(), still.name(), still.face(), probe),
                searched,
                listed,
                rules.receipts(),
                decision,
                reason(decision),
                clock.instant());
        return new Outcome(still, decision, listed, searched, rules, receipt);
    }

    private static EnquiryReceipts.Asking asking(Rules rules, Instant began) {
        return new EnquiryReceipts.Asking(
                Role.REQUESTER.code(),
                rules.authority().requester().toString(),
                rules.purpose(),
                rules.offence(),
                rules.enquiry().toString(),
                began,
                rules.authority().authoriser().toString(),
                rules.authority().at(),
                rules.level(),
                rules.reconciledAt(),
                rules.parent().map(Object::toString));
    }

    private static String reason(Decision decision) {
        return decision == Decision.LEAD
                ? "A lead, not an identification: two examiners decide apart."
                : "Nobody in this gallery resembles the face enough.";
    }
}
