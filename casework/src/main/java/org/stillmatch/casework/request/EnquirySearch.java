package org.stillmatch.casework.request;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.request.Progress.Step;
import org.stillmatch.face.RefusedStill;

/// Searches what an authorised enquiry is about, still by still. Stopped at any moment and begun again, it comes to one
/// result: nothing is kept before all of a still's result is.
@Component
public final class EnquirySearch implements Tasks.Task {
    static final String NAME = "search enquiry";

    private static final Logger LOG = LoggerFactory.getLogger(EnquirySearch.class);

    private final EnquiryRows rows;
    private final Readiness readiness;
    private final SubmittedStills stills;
    private final LiveGallery gallery;
    private final Comparison comparison;
    private final Results results;
    private final List<Progress.Follower> followers;

    public EnquirySearch(
            EnquiryRows rows,
            Readiness readiness,
            SubmittedStills stills,
            LiveGallery gallery,
            Comparison comparison,
            Results results,
            List<Progress.Follower> followers) {
        this.rows = rows;
        this.readiness = readiness;
        this.stills = stills;
        this.gallery = gallery;
        this.comparison = comparison;
        this.results = results;
        this.followers = List.copyOf(followers);
    }

    @Override
    public String name() {
        return NAME;
    }

    /// @param attempt of the enquiry, so that one that was retried meanwhile is not searched for an earlier attempt
    @Override
    public void run(UUID attempt) throws IOException {
        Optional<Enquiry> found = rows.attempted(attempt).filter(enquiry -> enquiry.state() == EnquiryState.AUTHORISED);
        if (found.isEmpty()) {
            return;
        }
        Enquiry enquiry = found.get();
        try {
            for (int i = 0; i < enquiry.stills().size(); i++) {
                if (enquiry.stills().get(i).waits()) {
                    try (PackInService.Hold _ = readiness.hold()) {
                        search(attempt, enquiry, i);
                    }
                }
            }
        } catch (Refusal e) {
            // Trying again would not help: a person has to do something about it.
            parked(attempt, String.valueOf(e.getMessage()));
            return;
        }
        Optional<Enquiry> nothing = rows.attempted(attempt).filter(now -> now.state() == EnquiryState.AUTHORISED);
        if (nothing.isPresent()) {
            parked(attempt, whyNothing(nothing.get()));
        } else {
            tell(enquiry, Step.KEPT, enquiry.stills().size(), 0, 0);
        }
    }

    private static String whyNothing(Enquiry enquiry) {
        return enquiry.stills().stream()
                .flatMap(still -> still.unsearched().stream())
                .findFirst()
                .orElse("Nothing could be searched.");
    }

    /// @throws Refusal if nothing may be searched at this moment; a still that cannot be is left out
    private void search(UUID attempt, Enquiry enquiry, int number) throws IOException {
        Readiness.Ready ready = readiness.require(enquiry.endsAt());
        readiness.requireAllowed(enquiry.mode(), enquiry.seriousness());
        UUID still = enquiry.stills().get(number).id();
        long references = gallery.subjects();
        try {
            Outcome outcome = comparison.of(
                    stills.toSearch(still),
                    rules(enquiry, ready),
                    LiveGallery.NOBODY,
                    step -> tell(enquiry, step, number + 1, step == Step.KEEPING ? references : 0, references));
            results.keep(attempt, outcome);
        } catch (Refusal | RefusedStill e) {
            results.leave(attempt, still, String.valueOf(e.getMessage()), ready.policy());
        }
    }

    private static Rules rules(Enquiry enquiry, Readiness.Ready ready) {
        SearchPolicy policy = ready.policy();
        Enquiry.Decided decided = enquiry.decided().orElseThrow();
        return new Rules(
                enquiry.id(),
                enquiry.parent(),
                enquiry.mode(),
                policy,
                new Threshold(policy.threshold(), policy.source()),
                ready.reconciledAt(),
                policy.terms().minorsFor().contains(enquiry.offence()),
                enquiry.purpose(),
                enquiry.offence(),
                new Rules.Given(enquiry.requester().account(), decided.by().account(), decided.at()),
                enquiry.level().orElse(""));
    }

    @Override
    public void parked(UUID attempt, String why) {
        results.park(attempt, why).ifPresent(enquiry -> {
            LOG.warn("Enquiry {} is parked for a person", enquiry.id());
            tell(enquiry, Step.PARKED, enquiry.stills().size(), 0, 0);
        });
    }

    private void tell(Enquiry enquiry, Step step, int still, long compared, long of) {
        Progress progress = new Progress(step, still, enquiry.stills().size(), compared, of);
        followers.forEach(follower -> follower.reached(enquiry.id(), progress));
    }
}
