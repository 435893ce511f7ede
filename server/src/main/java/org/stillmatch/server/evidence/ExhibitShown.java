package org.stillmatch.server.evidence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.still.SeenFace;
import org.stillmatch.intake.still.SentFiles;
import org.stillmatch.intake.still.Still;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.intake.submission.Exhibit;
import org.stillmatch.intake.submission.ExhibitKind;
import org.stillmatch.intake.submission.SubmissionFiles;
import org.stillmatch.intake.submission.SubmissionState;

/// From exhibits to what is shown of them. Retailers read their own words for states.
@Component
final class ExhibitShown {
    private final SubmissionFiles submissions;
    private final SentFiles files;
    private final Stills stills;

    ExhibitShown(SubmissionFiles submissions, SentFiles files, Stills stills) {
        this.submissions = submissions;
        this.files = files;
        this.stills = stills;
    }

    EvidenceViews.ExhibitView view(Actor actor, UUID id, Optional<Boolean> sentBefore) {
        SentFiles.Located located = files.locate(actor, id);
        Exhibit exhibit = submissions.exhibits(actor, located.submission()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("exhibit"));
        Optional<Still> still =
                exhibit.kind() == ExhibitKind.DOCUMENT ? Optional.empty() : Optional.of(stills.find(actor, id));
        SubmissionState state = submissions.find(actor, located.submission()).state();
        return new EvidenceViews.ExhibitView(
                id,
                located.submission(),
                exhibit.reference(),
                exhibit.kind().words(),
                located.original().type().mediaType(),
                exhibit.name().orElse(null),
                exhibit.sha256(),
                exhibit.bytes(),
                exhibit.addedAt(),
                sentBefore.orElse(null),
                exhibit.derivedFrom().orElse(null),
                still.flatMap(Still::recipe).orElse(null),
                still.map(s -> state(actor, s)).orElse(null),
                still.flatMap(Still::reason).orElse(null),
                still.map(Still::examined).orElse(true),
                still.map(Still::width).orElse(0),
                still.map(Still::height).orElse(0),
                still.map(s -> s.faces().stream().map(ExhibitShown::face).toList())
                        .orElse(List.of()),
                still.map(s -> number(s.face())).orElse(null),
                still.flatMap(Still::because).orElse(null),
                still.map(Still::confirmed).orElse(false),
                state == SubmissionState.DRAFT || state == SubmissionState.RECEIVED);
    }

    private static String state(Actor actor, Still still) {
        return actor.role().isRetailers()
                ? still.state().retailersWords()
                : still.state().words();
    }

    private static EvidenceViews.FaceView face(SeenFace of) {
        return new EvidenceViews.FaceView(
                of.number(), number(of.person()), of.micros(), of.box(), of.measures(), of.good(), of.advice());
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }
}
