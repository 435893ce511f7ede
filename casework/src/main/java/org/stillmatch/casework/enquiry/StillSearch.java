package org.stillmatch.casework.enquiry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.stillmatch.casework.custody.CustodyGallery;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Faces;
import org.stillmatch.face.FoundFace;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.face.StillFaces;
import org.stillmatch.face.Stopwatch;
import org.stillmatch.face.quality.Searchability;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// Asks one custody gallery about stills and clips.
///
/// Only the face that is meant is made into a template: the only one, or the one that was named.
public final class StillSearch {
    private final StillFaces faces;
    private final CustodyGallery gallery;
    private final Threshold threshold;
    private final int most;
    private final LongSupplier nanos;

    /// @param most candidates to give, 1 to 200
    /// @param nanos a clock that only runs forward
    public StillSearch(Faces faces, CustodyGallery gallery, Threshold threshold, int most, LongSupplier nanos) {
        this.faces = new StillFaces(faces);
        this.gallery = gallery;
        this.threshold = threshold;
        this.most = most;
        this.nanos = nanos;
    }

    /// The answer about a still or a clip.
    ///
    /// @param named the face that is meant, from 1, if one was named
    /// @throws RefusedStill if the file cannot be read, or there is no face of that number
    public Answer ask(Path still, OptionalInt named) throws IOException, RefusedStill {
        Stopwatch watch = new Stopwatch(nanos);
        if (!Files.isRegularFile(still)) {
            throw new RefusedStill("There is no file " + still + ".");
        }
        String sha256 = sha256(still);
        StillFaces.Seen seen = faces.in(still, watch);
        return answer(still.toString(), sha256, seen.found(), named, watch, seen.decode(), seen.detect());
    }

    private Answer answer(
            String still,
            String sha256,
            List<FoundFace> found,
            OptionalInt named,
            Stopwatch watch,
            double decode,
            double detect)
            throws RefusedStill {
        if (found.isEmpty()) {
            Seconds seconds = new Seconds(decode, detect, 0, 0, watch.total());
            return new Answer(
                    still,
                    sha256,
                    Decision.NOT_SEARCHABLE,
                    Searchability.noFace().advice().getFirst(),
                    List.of(),
                    true,
                    threshold,
                    gallery.snapshot(),
                    seconds);
        }
        if (found.size() > 1 && named.isEmpty()) {
            return new Answer(
                    still,
                    sha256,
                    Decision.NOT_SEARCHABLE,
                    "Which face is meant? Say --face N: " + numbered(found),
                    answers(found, -1, Optional.empty(), Optional.empty()),
                    false,
                    threshold,
                    gallery.snapshot(),
                    new Seconds(decode, detect, 0, 0, watch.total()));
        }
        int meant = meant(found, named);
        FoundFace suspect = found.get(meant);
        Optional<Embedded> probe = Optional.empty();
        Optional<Matches> matches = Optional.empty();
        double embed = 0;
        double search = 0;
        if (suspect.searchability().searchable()) {
            Embedded embedded = suspect.embed().get();
            probe = Optional.of(embedded);
            embed = watch.lap();
            matches = Optional.of(gallery.matcher().match(embedded.template(), embedded.shown(), most));
            search = watch.lap();
        }
        Decision decision = decide(matches);
        Seconds seconds = new Seconds(decode, detect, embed, search, watch.total());
        return new Answer(
                still,
                sha256,
                decision,
                reason(decision, suspect),
                answers(found, meant, probe, matches),
                true,
                threshold,
                gallery.snapshot(),
                seconds);
    }

    private static int meant(List<FoundFace> found, OptionalInt named) throws RefusedStill {
        int number = named.orElse(1);
        if (number < 1 || number > found.size()) {
            throw new RefusedStill("There is no face " + number + "; " + numbered(found));
        }
        return number - 1;
    }

    private static List<FaceAnswer> answers(
            List<FoundFace> found, int meant, Optional<Embedded> probe, Optional<Matches> matches) {
        List<FaceAnswer> answers = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            FoundFace f = found.get(i);
            answers.add(new FaceAnswer(
                    i + 1,
                    f.face(),
                    f.micros(),
                    f.quality(),
                    f.searchability(),
                    i == meant ? probe : Optional.empty(),
                    i == meant ? matches : Optional.empty()));
        }
        return answers;
    }

    private static String numbered(List<FoundFace> found) {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            FoundFace f = found.get(i);
            each.add((i + 1) + " at (" + Math.round(f.face().box().centreX()) + ", "
                    + Math.round(f.face().box().centreY()) + ")");
        }
        return "the faces are " + String.join(", ", each) + ".";
    }

    private Decision decide(Optional<Matches> matches) {
        if (matches.isEmpty()) {
            return Decision.NOT_SEARCHABLE;
        }
        List<Match> candidates = matches.get().matches();
        return !candidates.isEmpty() && candidates.getFirst().score() >= threshold.value()
                ? Decision.LEAD
                : Decision.NO_LEAD;
    }

    private static String reason(Decision decision, FoundFace suspect) {
        return switch (decision) {
            case LEAD -> "A lead, not an identification: two examiners decide apart.";
            case NO_LEAD -> "Nobody in this gallery resembles the face enough.";
            case NOT_SEARCHABLE -> {
                List<String> advice = suspect.searchability().advice();
                String words = suspect.searchability()
                        .obstacle()
                        .map(Searchability.Obstacle::words)
                        .orElse("it cannot be searched");
                yield advice.isEmpty() ? words + "." : String.join(" ", advice);
            }
        };
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
