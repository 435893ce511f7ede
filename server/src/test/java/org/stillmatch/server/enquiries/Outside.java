package org.stillmatch.server.enquiries;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.receipt.Searched;
import org.stillmatch.casework.request.LiveGallery;
import org.stillmatch.casework.request.Probes;
import org.stillmatch.casework.request.SubmittedStills;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.detect.Box;
import org.stillmatch.intake.still.OtherFrame;
import org.stillmatch.intake.submission.SubmissionState;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matcher;
import org.stillmatch.search.match.Matches;
import org.stillmatch.search.match.Picture;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// What an enquiry meets outside: stills of one submission, and a gallery that is really searched. Still n shows face
/// n,
/// subject n has face n.
final class Outside implements LiveGallery, SubmittedStills, Probes {
    static final PackId PACK = new PackId("ab".repeat(32));
    static final UUID SUBMISSION = new UUID(6, 1);
    private static final int DIMENSION = 64;
    private static final long OWNER = (1L << 32) + 5;

    private final Instant reconciled;
    private final List<Integer> faces = new ArrayList<>();
    private final Map<UUID, SubmittedStill> stills = new ConcurrentHashMap<>();

    Outside(Instant reconciled) {
        this.reconciled = reconciled;
    }

    void hold(int face) {
        faces.add(face);
    }

    UUID still(int face) {
        UUID id = new UUID(7, face);
        stills.put(id, new SubmittedStill(id, SUBMISSION, OWNER, "cd".repeat(32), "AB/" + face, 1));
        return id;
    }

    private static Embedded face(int number) {
        float[] components = new float[DIMENSION];
        components[number % DIMENSION] = 1;
        return new Embedded(Template.of(PACK, components), new Presentation(0, 0, 1, 100, 1, 1));
    }

    /// What `stillmatch evaluate` writes, as far as a policy needs it.
    static String report(Instant at) {
        Random random = new Random(1);
        double[] top = DoubleStream.generate(() -> 0.25 + 0.05 * random.nextGaussian())
                .limit(1000)
                .toArray();
        return LocalEvaluation.report(
                PACK.sha256(),
                100,
                at,
                0.5,
                NonMatedTail.fit(top, 0, 100, random).json());
    }

    @Override
    public Optional<Instant> reconciledAt() {
        return Optional.of(reconciled);
    }

    @Override
    public Searched search(Embedded probe, int most, boolean minors, IntPredicate leftOut) {
        List<Picture> pictures = new ArrayList<>();
        for (int face : faces) {
            pictures.add(new Picture(face, pictures.size(), 1));
        }
        int count = pictures.size();
        Hash hash = Hash.sha256("anything".getBytes(StandardCharsets.UTF_8));
        GallerySnapshot snapshot =
                new GallerySnapshot(PACK, 1, count, hash, 0, hash, count, hash, reconciled, LocalDate.of(2026, 3, 1));
        Matches matches = Matcher.of(
                        PACK,
                        DIMENSION,
                        snapshot.id().toString(),
                        pictures,
                        image -> Optional.of(face(faces.get(image)).template()),
                        Optional.empty())
                .match(probe.template(), probe.shown(), most, leftOut);
        Map<Integer, Searched.Named> named = new HashMap<>();
        for (Match match : matches.matches()) {
            named.put(match.image(), new Searched.Named("Jane Sample", match.image() + ".jpg", Optional.of(hash)));
        }
        return new Searched(matches, snapshot, new TreeMap<>(), named);
    }

    @Override
    public String pack() {
        return PACK.sha256();
    }

    @Override
    public long subjects() {
        return 100;
    }

    @Override
    public List<Submitted> ready(Actor actor, int most) {
        return List.of(ready(actor, SUBMISSION));
    }

    @Override
    public Submitted ready(Actor actor, UUID submission) {
        return new Submitted(
                submission,
                "S-2026-1",
                "Corner Shop",
                Optional.of("shop-theft"),
                Optional.of("CR/17"),
                List.copyOf(stills.values()));
    }

    @Override
    public SubmittedStill searchable(UUID still) {
        return Optional.ofNullable(stills.get(still)).orElseThrow(() -> Refusal.notFound("still"));
    }

    @Override
    public KnownFace face(UUID still) {
        return new KnownFace(
                PACK,
                new Face(
                        new Box(0, 0, 1, 1),
                        1,
                        1,
                        new Landmarks(Collections.nCopies(68, new Point(0, 0))),
                        new Pose(0, 0, 0, 1)));
    }

    @Override
    public byte[] picture(UUID still, String reason) {
        return new byte[] {(byte) Objects.requireNonNull(stills.get(still)).id().getLeastSignificantBits()};
    }

    @Override
    public byte[] likened(UUID still) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] compared(Actor examiner, UUID still) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<org.stillmatch.face.detect.Box> faces(UUID still) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Integer> otherFrames(UUID still) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OtherFrame> frames(Actor examiner, UUID still) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SubmissionState state(UUID submission) {
        return SubmissionState.UNDER_ENQUIRY;
    }

    @Override
    public void takeUnderEnquiry(Actor service, UUID submission) {
        // It is under enquiry.
    }

    @Override
    public void searched(Actor service, UUID still) {
        // That is intake's to note.
    }

    @Override
    public Embedded of(byte[] picture, KnownFace face) {
        return face(picture[0]);
    }
}
