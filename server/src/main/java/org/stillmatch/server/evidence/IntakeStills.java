package org.stillmatch.server.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.request.SubmittedStills;
import org.stillmatch.intake.protocol.Retailers;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.intake.submission.Outcomes;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionFiles;
import org.stillmatch.intake.submission.SubmissionState;

/// What casework may know of intake's stills.
@Component
final class IntakeStills implements SubmittedStills {
    private static final Set<SubmissionState> READY =
            EnumSet.of(SubmissionState.ACCEPTED, SubmissionState.UNDER_ENQUIRY);

    private final SubmissionFiles submissions;
    private final Stills stills;
    private final Outcomes outcomes;
    private final Retailers retailers;

    IntakeStills(SubmissionFiles submissions, Stills stills, Outcomes outcomes, Retailers retailers) {
        this.submissions = submissions;
        this.stills = stills;
        this.outcomes = outcomes;
        this.retailers = retailers;
    }

    @Override
    public List<Submitted> ready(Actor actor, int most) {
        List<Submitted> found = new ArrayList<>();
        for (SubmissionState state : READY) {
            SubmissionFiles.Listed page = submissions.list(actor, Optional.of(state), 1);
            for (int at = 1; at <= page.pages() && found.size() < most; at++) {
                submissions.list(actor, Optional.of(state), at).submissions().stream()
                        .map(each -> submitted(actor, each))
                        .forEach(found::add);
            }
        }
        return found.stream().limit(most).toList();
    }

    @Override
    public Submitted ready(Actor actor, UUID submission) {
        Submission found = submissions.find(actor, submission);
        if (!READY.contains(found.state())) {
            throw Refusal.conflict(
                    "An enquiry needs a submission that was accepted.", found.state().words());
        }
        return submitted(actor, found);
    }

    private Submitted submitted(Actor actor, Submission of) {
        return new Submitted(
                of.id(),
                of.reference(),
                retailer(of.organisation()),
                of.offenceClass(),
                of.crimeNumber(),
                stills.searchableOf(actor, of.id()).stream()
                        .map(IntakeStills::still)
                        .toList());
    }

    private String retailer(UUID organisation) {
        return retailers.all().stream()
                .filter(one -> one.id().equals(organisation))
                .findFirst()
                .map(Retailers.Retailer::name)
                .orElse("");
    }

    @Override
    public SubmittedStill searchable(UUID still) {
        return still(stills.searchable(still));
    }

    private static SubmittedStill still(Stills.Searchable of) {
        return new SubmittedStill(of.still(), of.submission(), of.owner(), of.sha256(), of.reference(), of.face());
    }

    @Override
    public byte[] picture(UUID still, String reason) throws IOException {
        return stills.picture(still, reason);
    }

    @Override
    public void takeUnderEnquiry(Actor service, UUID submission) {
        outcomes.takeUnderEnquiry(service, submission);
    }

    @Override
    public void searched(Actor service, UUID still) {
        stills.searched(service, still);
    }
}
