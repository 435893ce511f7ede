package org.stillmatch.evaluation.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.stillmatch.evaluation.degrade.Degradation;
import org.stillmatch.evaluation.outcome.Candidate;
import org.stillmatch.evaluation.outcome.PairScore;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;
import org.stillmatch.evaluation.report.Report;
import org.stillmatch.evaluation.report.Run;
import org.stillmatch.evaluation.table.CandidateTable;
import org.stillmatch.evaluation.table.GalleryTable;
import org.stillmatch.evaluation.table.ScoreTable;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.search.match.Cohort;
import org.stillmatch.template.Template;

/// One measurement of the deployed system, from lists of pictures to a folder with a report.
public final class Evaluation {
    private static final int MOST = SearchOutcome.LONGEST;
    private static final String CANDIDATES = "candidates.csv";

    /// Searches with the probe's own subject left out.
    private static final String LEFT_OUT = "candidates-left-out.csv";

    private final Faces faces;
    private final int dimension;
    private final Settings settings;
    private final Progress progress;
    private final Lookout lookout;
    private final Eye eye;
    private final List<String> refused = new ArrayList<>();
    private int subjects;

    /// @param out the folder for the report and tables
    /// @param cache where embeddings are kept from one run to the next
    /// @param fpir the rate of false leads that decisions are made at
    /// @param degrade whether to measure every degradation as well
    /// @param seed of noise and resampling: the same seed gives the same report
    /// @param tail the pack's own distribution, to decide by where the run has too few non-mated searches
    public record Settings(
            Path out, Path cache, int threads, double fpir, boolean degrade, long seed, Optional<NonMatedTail> tail) {
        /// Settings that leave undecided what the run cannot decide.
        public Settings(Path out, Path cache, int threads, double fpir, boolean degrade, long seed) {
            this(out, cache, threads, fpir, degrade, seed, Optional.empty());
        }

        /// The threshold of the pack's distribution, which does not reach below the gallery it was fitted on.
        OptionalDouble threshold(int subjects) {
            return tail.map(t -> t.threshold(Math.max(subjects, t.gallery()), fpir))
                    .orElse(OptionalDouble.empty());
        }
    }

    /// @param gallery a list of pictures to enrol
    /// @param probes a list of pictures to search with
    /// @param pairs a list of pairs to compare
    /// @param cohort a list of pictures of people whom nobody seeks, to normalise scores against
    public record Inputs(Optional<Path> gallery, Optional<Path> probes, Optional<Path> pairs, Optional<Path> cohort) {}

    private Evaluation(Faces faces, int dimension, Settings settings, Progress progress) throws IOException {
        this.faces = faces;
        this.dimension = dimension;
        this.settings = settings;
        this.progress = progress;
        this.eye = new Eye(faces);
        this.lookout = new Lookout(eye, new Memory(settings.cache(), faces.pack(), dimension), settings.threads());
    }

    /// Runs the measurement and writes report.json, report.html and the tables.
    ///
    /// @return the inputs that were refused, each with its reason
    /// @throws ListException if a list does not make sense
    public static List<String> run(
            Faces faces, int dimension, Inputs inputs, Settings settings, Instant now, Progress progress)
            throws IOException {
        Files.createDirectories(settings.out());
        Evaluation evaluation = new Evaluation(faces, dimension, settings, progress);
        try (Lookout _ = evaluation.lookout) {
            evaluation.measure(inputs, now);
            return evaluation.refused;
        }
    }

    private void measure(Inputs inputs, Instant now) throws IOException {
        String title = inputs.gallery()
                .or(inputs::pairs)
                .map(p -> p.getFileName().toString())
                .orElse("nothing");
        Run run = Run.of(title, faces.pack().sha256(), title, now).judgedAt(settings.fpir());
        if (inputs.pairs().isPresent()) {
            run = pairs(run, Lists.pairs(inputs.pairs().get()));
        }
        if (inputs.gallery().isPresent()) {
            run = searches(
                    run,
                    Lists.pictures(inputs.gallery().get()),
                    inputs.probes().isPresent() ? Lists.pictures(inputs.probes().get()) : List.of(),
                    cohort(inputs.cohort()));
        }
        Report report = Report.of(run, new SplittableRandom(settings.seed()));
        report.writeTo(settings.out());
        if (inputs.gallery().isPresent()) {
            OptionalDouble threshold =
                    report.threshold().isPresent() ? report.threshold() : settings.threshold(subjects);
            if (threshold.isPresent()) {
                CandidateTable.decide(settings.out().resolve(CANDIDATES), threshold.getAsDouble());
                CandidateTable.decide(settings.out().resolve(LEFT_OUT), threshold.getAsDouble());
            }
        }
    }

    private Optional<Cohort> cohort(Optional<Path> list) throws IOException {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Template> members = new ArrayList<>();
        look("cohort", Lists.pictures(list.get()), Eye.Purpose.CUSTODY, (item, seen) -> {
            if (seen.faces().isEmpty()) {
                refuse(item, seen);
            } else {
                members.add(seen.faces().getFirst().template());
            }
        });
        if (members.size() < Cohort.FEWEST) {
            throw new ListException("The cohort " + list.get() + " gave " + members.size() + " faces; at least "
                    + Cohort.FEWEST + " are needed");
        }
        return Optional.of(new Cohort(list.get().getFileName() + "@" + digest(members), members));
    }

    /// The first twelve hex digits of the SHA-256 over the members' components, in their order.
    private static String digest(List<Template> members) {
        ByteBuffer bytes = ByteBuffer.allocate(
                members.stream().mapToInt(m -> Short.BYTES * m.dimension()).sum());
        members.forEach(member -> {
            for (short component : member.components()) {
                bytes.putShort(component);
            }
        });
        return Memory.key(bytes.array(), "members").substring(0, 12);
    }

    private void refuse(Listed item, Seen seen) {
        refused.add(item.name() + ": " + seen.refusal().orElse("No face was found."));
    }

    private Run pairs(Run run, List<PairListed> pairs) throws IOException {
        Map<Path, Listed> pictures = new LinkedHashMap<>();
        for (PairListed pair : pairs) {
            pictures.putIfAbsent(pair.leftFile(), picture(pair.left(), pair.leftFile()));
            pictures.putIfAbsent(pair.rightFile(), picture(pair.right(), pair.rightFile()));
        }
        Map<Path, Seen> seen = new HashMap<>();
        look("pictures of pairs", List.copyOf(pictures.values()), Eye.Purpose.CUSTODY, (item, s) -> {
            seen.put(item.file(), s);
            if (s.faces().isEmpty()) {
                refuse(item, s);
            }
        });
        List<PairScore> scores = new ArrayList<>();
        Files.deleteIfExists(settings.out().resolve("scores.csv"));
        try (ScoreTable table = ScoreTable.open(settings.out().resolve("scores.csv"))) {
            for (PairListed pair : pairs) {
                PairScore score = compare(pair, seen);
                scores.add(score);
                table.append(score);
            }
        }
        return run.withPairs(scores, Evaluation::folderOf);
    }

    private static PairScore compare(PairListed pair, Map<Path, Seen> seen) {
        List<SeenFace> left = faces(seen, pair.leftFile());
        List<SeenFace> right = faces(seen, pair.rightFile());
        if (left.isEmpty() || right.isEmpty()) {
            return PairScore.failed(
                    pair.left(),
                    pair.right(),
                    pair.same(),
                    pair.fold(),
                    "no face in " + (left.isEmpty() ? "left" : "right"));
        }
        double score = left.getFirst().template().score(right.getFirst().template());
        return PairScore.compared(pair.left(), pair.right(), pair.same(), pair.fold(), score);
    }

    private static List<SeenFace> faces(Map<Path, Seen> seen, Path file) {
        Seen s = seen.get(file);
        return s == null ? List.of() : s.faces();
    }

    private static Listed picture(String name, Path file) {
        return new Listed(name, file, folderOf(name), Optional.empty(), Optional.empty());
    }

    /// A list of pairs names no subjects; pictures of one subject commonly share a folder.
    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private Run searches(Run run, List<Listed> galleryList, List<Listed> probes, Optional<Cohort> cohort)
            throws IOException {
        Gallery gallery = new Gallery();
        Files.deleteIfExists(settings.out().resolve("gallery.csv"));
        look("gallery", galleryList, Eye.Purpose.CUSTODY, gallery::add);
        try (GalleryTable table = GalleryTable.open(settings.out().resolve("gallery.csv"))) {
            for (ReferenceOutcome outcome : gallery.outcomes()) {
                table.append(outcome);
                outcome.refusal().ifPresent(reason -> refused.add(outcome.path() + ": " + reason));
            }
        }
        subjects = gallery.subjects().size();
        Gallery.Searcher searcher = gallery.searcher(faces.pack(), dimension, cohort);
        Map<String, Double> quality = new HashMap<>();
        List<SearchOutcome> outcomes = new ArrayList<>();
        try (CandidateTable whole = fresh(CANDIDATES);
                CandidateTable leftOut = fresh(LEFT_OUT)) {
            look("probes", probes, Eye.Purpose.STILL, (probe, seen) -> {
                seen.refusal().ifPresent(reason -> refused.add(probe.name() + ": " + reason));
                best(seen).flatMap(SeenFace::quality).ifPresent(q -> quality.put(probe.name(), q));
                List<SearchOutcome> both = searchBothWays(gallery, searcher, probe, seen);
                outcomes.addAll(both);
                append(whole, both.getFirst());
                both.stream().skip(1).forEach(outcome -> append(leftOut, outcome));
            });
        }
        Run measured = run.withSearches(gallery.outcomes(), outcomes).withQuality("UnifiedQualityScore", quality);
        return settings.degrade() ? degraded(measured, gallery, searcher, probes) : measured;
    }

    private CandidateTable fresh(String name) throws IOException {
        Files.deleteIfExists(settings.out().resolve(name));
        return CandidateTable.open(settings.out().resolve(name), OptionalDouble.empty());
    }

    private static void append(CandidateTable table, SearchOutcome outcome) {
        try {
            table.append(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The search of the whole gallery, and then, for a probe whose subject is in it, the search without
    /// that subject.
    private static List<SearchOutcome> searchBothWays(
            Gallery gallery, Gallery.Searcher searcher, Listed probe, Seen seen) {
        List<SearchOutcome> outcomes = new ArrayList<>();
        boolean mated = gallery.subjects().contains(probe.subject());
        outcomes.add(outcome(
                probe,
                seen,
                mated ? SearchKind.MATED : SearchKind.NOT_IN_GALLERY,
                searcher.search(seen.faces(), Optional.empty(), MOST)));
        if (mated) {
            outcomes.add(outcome(
                    probe,
                    seen,
                    SearchKind.OWN_SUBJECT_LEFT_OUT,
                    searcher.search(seen.faces(), Optional.of(probe.subject()), MOST)));
        }
        return outcomes;
    }

    private static SearchOutcome outcome(Listed probe, Seen seen, SearchKind kind, List<Candidate> candidates) {
        return new SearchOutcome(
                probe.name(), probe.subject(), kind, probe.camera(), probe.cohort(), searchability(seen), candidates);
    }

    private static Searchability searchability(Seen seen) {
        if (seen.refusal().isPresent()) {
            return Searchability.notSearchable("the file cannot be read");
        }
        if (seen.faces().stream().anyMatch(f -> f.obstacle().isEmpty())) {
            return Searchability.searchable();
        }
        return Searchability.notSearchable(
                best(seen).flatMap(SeenFace::obstacle).orElse("no face was found"));
    }

    /// The face that is most surely one.
    private static Optional<SeenFace> best(Seen seen) {
        return seen.faces().stream()
                .reduce((a, b) -> b.shown().faceProbability() > a.shown().faceProbability() ? b : a);
    }

    private Run degraded(Run run, Gallery gallery, Gallery.Searcher searcher, List<Listed> probes) throws IOException {
        Run measured = run;
        for (Degradation degradation : Degradations.ALL) {
            List<SearchOutcome> outcomes = new ArrayList<>();
            int[] done = {0};
            lookout.each(probes, probe -> () -> degraded(probe, degradation), (probe, seen) -> {
                progress.at(degradation.name(), ++done[0], probes.size());
                outcomes.addAll(searchBothWays(gallery, searcher, probe, seen));
            });
            measured = measured.withVariant(degradation.name(), gallery.outcomes(), outcomes);
        }
        return measured;
    }

    /// The probe made worse. Its eyes are found in the picture as it is.
    private Seen degraded(Listed probe, Degradation degradation) throws Exception {
        Seen plain = lookout.file(probe, Eye.Purpose.CUSTODY).call();
        if (plain.faces().isEmpty()) {
            return plain;
        }
        byte[] bytes = Files.readAllBytes(probe.file());
        // The noise is drawn from the seed and the name, so these belong to what is remembered.
        String how = degradation + " " + settings.seed() + " " + probe.name();
        return lookout.remembered(Memory.key(bytes, Memory.key(Memory.utf8(how), "degraded")), () -> {
            try {
                Picture picture = Decoder.decode(bytes, Limits.STANDARD).picture();
                RandomGenerator chance =
                        new SplittableRandom(settings.seed() ^ probe.name().hashCode());
                double eyes = plain.faces().getFirst().shown().interEye();
                return eye.see(degradation.apply(picture, eyes, chance), Eye.Purpose.STILL);
            } catch (Unreadable e) {
                return Seen.unreadable(e.sentence());
            }
        });
    }

    private void look(
            String what, List<Listed> items, Eye.Purpose purpose, java.util.function.BiConsumer<Listed, Seen> then)
            throws IOException {
        int[] done = {0};
        lookout.each(items, item -> lookout.file(item, purpose), (item, seen) -> {
            then.accept(item, seen);
            progress.at(what, ++done[0], items.size());
        });
    }
}
