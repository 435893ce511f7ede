package org.stillmatch.casework.request;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.still.Still;
import org.stillmatch.intake.still.StillState;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.intake.submission.Exhibit;
import org.stillmatch.intake.submission.Outcomes;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionFiles;
import org.stillmatch.intake.submission.SubmissionState;

/// Intake, as an enquiry sees it.
@Component
final class StillsOfIntake implements SubmittedStills {
    private static final List<SubmissionState> READY = List.of(SubmissionState.ACCEPTED, SubmissionState.UNDER_ENQUIRY);

    private final JdbcClient database;
    private final ObjectProvider<Stills> stills;
    private final SubmissionFiles submissions;
    private final Outcomes outcomes;

    StillsOfIntake(JdbcClient database, ObjectProvider<Stills> stills, SubmissionFiles submissions, Outcomes outcomes) {
        this.database = database;
        this.stills = stills;
        this.submissions = submissions;
        this.outcomes = outcomes;
    }

    @Override
    public List<Submitted> ready(Actor actor, int most) {
        return READY.stream()
                .flatMap(state -> submissions.list(actor, Optional.of(state), 1).submissions().stream())
                .limit(most)
                .map(submission -> submitted(actor, submission))
                .toList();
    }

    @Override
    public Submitted ready(Actor actor, UUID submission) {
        Submission found = submissions.find(actor, submission);
        if (!READY.contains(found.state())) {
            throw Refusal.conflict(
                    "An enquiry is about a submission that was accepted. This one is "
                            + found.state().words() + ".",
                    found.state().words());
        }
        return submitted(actor, found);
    }

    private Submitted submitted(Actor actor, Submission submission) {
        Map<UUID, String> names = names(actor, submission.id());
        return new Submitted(
                submission.id(),
                submission.reference(),
                retailer(submission.organisation()),
                submission.offenceClass(),
                submission.crimeNumber(),
                stills.getObject().ofSubmission(actor, submission.id()).stream()
                        .flatMap(still -> searchable(still, names))
                        .toList());
    }

    private Stream<SubmittedStill> searchable(Still still, Map<UUID, String> names) {
        boolean fit = still.state() == StillState.SEARCHABLE || still.state() == StillState.SEARCHED;
        if (!fit || !still.confirmed() || still.face().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new SubmittedStill(
                still.id(),
                still.submission(),
                owner(still.id()),
                still.sha256(),
                names.getOrDefault(still.id(), ""),
                still.face().getAsInt()));
    }

    @Override
    public SubmittedStill searchable(UUID still) {
        Stills.Searchable found = stills.getObject().searchable(still);
        Actor service = Actor.service(found.organisation());
        return new SubmittedStill(
                still,
                found.submission(),
                owner(still),
                found.sha256(),
                names(service, found.submission()).getOrDefault(still, ""),
                found.face());
    }

    private Map<UUID, String> names(Actor actor, UUID submission) {
        return submissions.exhibits(actor, submission).stream()
                .collect(Collectors.toMap(Exhibit::id, Exhibit::reference));
    }

    /// Of the key that the still's file is sealed under: when the file goes, what receipts hold of it goes too.
    private long owner(UUID still) {
        return database.sql("""
                        select o.owner from original o join exhibit_original x on x.original_id = o.id
                        where x.exhibit_id = :still
                        """).param("still", still).query(Long.class).single();
    }

    private String retailer(UUID organisation) {
        return database.sql("select name from organisation where id = :id")
                .param("id", organisation)
                .query(String.class)
                .single();
    }

    @Override
    public byte[] picture(UUID still, String reason) throws IOException {
        return stills.getObject().picture(still, reason);
    }

    @Override
    public void takeUnderEnquiry(Actor service, UUID submission) {
        outcomes.takeUnderEnquiry(service, submission);
    }

    @Override
    public void searched(Actor service, UUID still) {
        stills.getObject().searched(service, still);
    }
}
