package org.stillmatch.evaluation.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.stillmatch.evaluation.outcome.Candidate;
import org.stillmatch.evaluation.outcome.PairScore;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;
import org.stillmatch.evaluation.verification.LinkedPictures;

/// A run of which every value is made up: 39 people before five cameras, strangers, and 2,000 pairs.
final class MadeUp {
    static final String HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>\u202e.jpg";
    private static final int PEOPLE = 39;
    private static final double[] CAMERAS = {0.1, -0.1, -0.12, 0.25, 0.15};

    private MadeUp() {}

    static Run run(int strangers) {
        Run run = Run.of("FRMDB 001–039, made-up numbers", "0123456789ab", "Made-up gallery of " + PEOPLE, when())
                .withSearches(references(), searches(1, 0, strangers))
                .withVariant("pose matched between probe and reference", references(), searches(1, 0.08, strangers))
                .withVariant("12 px between the eyes", references(), mated(searches(1, -0.1, strangers)))
                .withLimit("All pictures of a person were made on one day, so nothing is known of ageing.")
                .withLimit("39 people are few, and cohorts of them fewer.");
        List<PairScore> pairs = pairs();
        return run.withPairs(pairs, new LinkedPictures(pairs))
                .withQuality("EyesDistance", quality(3, 0.3))
                .withQuality("Sharpness", quality(4, 1.5));
    }

    static Instant when() {
        return Instant.parse("2026-03-02T09:30:00Z");
    }

    static List<ReferenceOutcome> references() {
        List<ReferenceOutcome> references = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String path = "mugshots/" + i + ".jpg";
            references.add(
                    i == 7
                            ? ReferenceOutcome.refused(path, "s" + i, "No face was found " + HOSTILE)
                            : ReferenceOutcome.enrolled(path, "s" + i));
        }
        return references;
    }

    static List<SearchOutcome> searches(long seed, double help, int strangers) {
        List<SearchOutcome> searches = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            Random random = new Random(seed * 1_000 + person);
            double ease = 0.1 * random.nextGaussian();
            for (int camera = 0; camera < CAMERAS.length; camera++) {
                double boost = 0.22 + CAMERAS[camera] + ease + help + 0.12 * random.nextGaussian();
                String probe = person == 0 && camera == 0 ? HOSTILE : "frames/" + person + "_" + camera + ".jpg";
                boolean faceless = random.nextInt(60) == 0;
                Searchability gate = faceless
                        ? Searchability.notSearchable("No face was found.")
                        : boost > 0.3
                                ? Searchability.searchable()
                                : Searchability.notSearchable(
                                        random.nextBoolean()
                                                ? "The face is turned too far from the camera."
                                                : "The face is blurred by movement.");
                for (SearchKind kind : List.of(SearchKind.MATED, SearchKind.OWN_SUBJECT_LEFT_OUT)) {
                    searches.add(new SearchOutcome(
                            probe,
                            "s" + person,
                            kind,
                            Optional.of("Camera " + (camera + 1)),
                            Optional.of(person < 6 ? "under 25" : person < 20 ? "25 to 40" : "over 40"),
                            gate,
                            faceless ? List.of() : list(random, person, kind.isMated(), boost)));
                }
            }
        }
        Random random = new Random(seed + 5);
        for (int i = 0; i < strangers; i++) {
            searches.add(new SearchOutcome(
                    "strangers/" + i + ".jpg",
                    "x" + i,
                    SearchKind.NOT_IN_GALLERY,
                    Optional.empty(),
                    Optional.empty(),
                    Searchability.searchable(),
                    list(random, -1, false, 0)));
        }
        return searches;
    }

    private static List<SearchOutcome> mated(List<SearchOutcome> searches) {
        return searches.stream().filter(s -> s.kind().isMated()).toList();
    }

    private static List<Candidate> list(Random random, int person, boolean mated, double boost) {
        List<Candidate> list = new ArrayList<>();
        for (int other = 0; other < PEOPLE; other++) {
            double score = 0.15 + 0.09 * random.nextGaussian() + (other == person ? boost : 0);
            if (other != 7 && (mated || other != person)) {
                list.add(new Candidate("s" + other, "mugshots/" + other + ".jpg", 1, score, score));
            }
        }
        list.sort((a, b) -> Double.compare(b.score(), a.score()));
        return list;
    }

    private static List<PairScore> pairs() {
        Random random = new Random(2);
        List<PairScore> pairs = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            boolean same = i % 2 == 0;
            String left = "p" + random.nextInt(300) + "/1.jpg";
            String right = same ? left.replace("/1", "/2") : "p" + (300 + random.nextInt(100)) + "/1.jpg";
            pairs.add(
                    i % 500 == 3
                            ? PairScore.failed(left, right, same, i / 200, "No face on the left picture")
                            : PairScore.compared(
                                    left, right, same, i / 200, (same ? 0.65 : 0.1) + 0.11 * random.nextGaussian()));
        }
        return pairs;
    }

    /// A quality that knows the ease of a probe but for noise of the given size.
    private static Map<String, Double> quality(long seed, double noise) {
        Random random = new Random(seed);
        Map<String, Double> quality = new HashMap<>();
        for (SearchOutcome search : mated(searches(1, 0, 0))) {
            search.mateRank()
                    .ifPresent(rank -> quality.put(
                            search.probe(),
                            search.candidates().get(rank - 1).score() + noise * 0.2 * random.nextGaussian()));
        }
        return quality;
    }
}
