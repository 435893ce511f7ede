package org.stillmatch.casework.request;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.detect.Box;
import org.stillmatch.intake.original.Reading;
import org.stillmatch.intake.still.OtherFrame;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.intake.submission.Outcomes;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionFiles;
import org.stillmatch.intake.submission.SubmissionState;

/// Intake, as an enquiry sees it.
@Component
final class StillsOfIntake implements SubmittedStills {
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
        return Stream.of(SubmissionState.ACCEPTED, SubmissionState.UNDER_ENQUIRY)
                .flatMap(state -> submissions.list(actor, Optional.of(state), 1).submissions().stream())
                .limit(most)
                .map(submission -> submitted(actor, submission))
                .toList();
    }

    @Override
    public Submitted ready(Actor actor, UUID submission) {
        Submission found = submissions.find(actor, submission);
        if (!OPEN.contains(found.state())) {
            throw Refusal.conflict(
                    "An enquiry is about a submission that was accepted. This one is "
                            + found.state().words() + ".",
                    found.state().words());
        }
        return submitted(actor, found);
    }

    private Submitted submitted(Actor actor, Submission submission) {
        return new Submitted(
                submission.id(),
                submission.reference(),
                retailer(submission.organisation()),
                submission.offenceClass(),
                submission.crimeNumber(),
                stills.getObject().searchableOf(actor, submission.id()).stream()
                        .map(StillsOfIntake::submitted)
                        .toList());
    }

    @Override
    public SubmittedStill searchable(UUID still) {
        return submitted(stills.getObject().searchable(still));
    }

    @Override
    public SubmissionState state(UUID submission) {
        return database.sql("select state from submission where id = :id for share")
                .param("id", submission)
                .query((row, number) -> SubmissionState.of(row.getString("state")))
                .optional()
                .orElseThrow(() -> Refusal.notFound("submission"));
    }

    private static SubmittedStill submitted(Stills.Searchable still) {
        return new SubmittedStill(
                still.still(), still.submission(), still.owner(), still.sha256(), still.reference(), still.face());
    }

    private String retailer(UUID organisation) {
        return database.sql("select name from organisation where id = :id")
                .param("id", organisation)
                .query(String.class)
                .single();
    }

    @Override
    public KnownFace face(UUID still) {
        return stills.getObject().knownFace(still);
    }

    @Override
    public byte[] picture(UUID still, String reason) throws IOException {
        return stills.getObject().picture(still, reason);
    }

    @Override
    public byte[] likened(UUID still) throws IOException {
        return stills.getObject()
                .picture(
                        still, new Reading("prepare examination", "examination", "to choose fillers that resemble it"));
    }

    @Override
    public byte[] compared(Actor examiner, UUID still) throws IOException {
        return stills.getObject().compared(examiner, still);
    }

    @Override
    public List<Box> faces(UUID still) {
        return stills.getObject().faces(still).stream()
                .map(box -> new Box(box.left(), box.top(), box.width(), box.height()))
                .toList();
    }

    @Override
    public List<Integer> otherFrames(UUID still) {
        return stills.getObject().otherFrames(still);
    }

    @Override
    public List<OtherFrame> frames(Actor examiner, UUID still) throws IOException {
        return stills.getObject().frames(examiner, still);
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
