package org.stillmatch.casework.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.detect.Box;
import org.stillmatch.intake.still.OtherFrame;
import org.stillmatch.intake.submission.SubmissionState;

/// Stills in memory; each shows the face of its number first, and five others.
public final class FakeStills implements SubmittedStills, Probes {
    /// Of every submission.
    Optional<String> offence = Optional.empty();

    Optional<String> crimeNumber = Optional.empty();
    final Map<UUID, SubmittedStill> stills = new HashMap<>();
    final Map<UUID, Integer> shows = new HashMap<>();
    public final Map<UUID, String> submissions = new HashMap<>();
    final Set<UUID> searched = new HashSet<>();
    /// In which the models see no face.
    public final Set<UUID> faceless = new HashSet<>();

    final List<UUID> opened = new ArrayList<>();
    final List<Integer> embedded = new ArrayList<>();

    UUID still(UUID submission, int number, long owner) {
        UUID id = new UUID(7, number);
        submissions.putIfAbsent(submission, "accepted");
        stills.put(id, new SubmittedStill(id, submission, owner, "cd".repeat(32), "AB/" + number, 1));
        shows.put(id, number);
        return id;
    }

    @Override
    public List<Submitted> ready(Actor actor, int most) {
        return submissions.keySet().stream().map(id -> ready(actor, id)).toList();
    }

    @Override
    public Submitted ready(Actor actor, UUID submission) {
        return new Submitted(
                submission,
                "S-1",
                "Retailer",
                offence,
                crimeNumber,
                stills.values().stream()
                        .filter(still -> still.submission().equals(submission))
                        .toList());
    }

    @Override
    public SubmittedStill searchable(UUID still) {
        SubmittedStill found = stills.get(still);
        if (found == null) {
            throw Refusal.notFound("still");
        }
        return found;
    }

    @Override
    public SubmissionState state(UUID submission) {
        return SubmissionState.of(submissions.getOrDefault(submission, "received"));
    }

    @Override
    public KnownFace face(UUID still) {
        return place(searchable(still).face());
    }

    @Override
    public byte[] picture(UUID still, String reason) {
        opened.add(still);
        return still.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] likened(UUID still) {
        return picture(still, "likened");
    }

    @Override
    public byte[] compared(Actor examiner, UUID still) {
        return picture(still, "compared");
    }

    @Override
    public List<Box> faces(UUID still) {
        return List.of(new Box(1, 0, 1, 1), new Box(2, 0, 1, 1));
    }

    @Override
    public List<Integer> otherFrames(UUID still) {
        return List.of();
    }

    @Override
    public List<OtherFrame> frames(Actor examiner, UUID still) {
        return List.of();
    }

    @Override
    public void takeUnderEnquiry(Actor actor, UUID submission) {
        String state = submissions.getOrDefault(submission, "received");
        if (!Set.of("accepted", "under enquiry").contains(state)) {
            throw Refusal.conflict("It is not accepted.", state);
        }
        submissions.put(submission, "under enquiry");
    }

    @Override
    public void searched(Actor service, UUID still) {
        searched.add(still);
    }

    @Override
    public Embedded of(byte[] picture, KnownFace known) throws RefusedStill {
        UUID still = UUID.fromString(new String(picture, StandardCharsets.UTF_8));
        if (faceless.contains(still)) {
            throw new RefusedStill("No face is there.");
        }
        int face = (int) known.face().box().x();
        embedded.add(face);
        return FakeGallery.face(Objects.requireNonNull(shows.get(still)) + face - 1);
    }

    /// A face whose place tells its number.
    public static KnownFace place(int number) {
        return new KnownFace(
                FakeGallery.PACK,
                new Face(
                        new Box(number, 0, 1, 1),
                        1,
                        1,
                        new Landmarks(Collections.nCopies(68, new Point(0, 0))),
                        new Pose(0, 0, 0, 1)));
    }
}
