package org.stillmatch.evaluation.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.stillmatch.evaluation.outcome.Candidate;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;

/// Made-up searches for tests.
final class Searches {
    private Searches() {}

    /// A searchable probe with candidates given as `subject score` pairs, best first.
    static SearchOutcome search(String probe, String subject, SearchKind kind, Object... candidates) {
        return search(probe, subject, kind, Searchability.searchable(), candidates);
    }

    static SearchOutcome search(
            String probe, String subject, SearchKind kind, Searchability searchability, Object... candidates) {
        List<Candidate> list = new ArrayList<>();
        for (int i = 0; i < candidates.length; i += 2) {
            double score = (Double) candidates[i + 1];
            list.add(new Candidate((String) candidates[i], candidates[i] + ".jpg", 1, score, score));
        }
        return new SearchOutcome(
                probe, subject, kind, Optional.of("camera 1"), Optional.of("cohort A"), searchability, list);
    }

    static List<ReferenceOutcome> gallery(String... subjects) {
        return List.of(subjects).stream()
                .map(s -> ReferenceOutcome.enrolled(s + ".jpg", s))
                .toList();
    }

    static List<ReferenceOutcome> gallery(int subjects) {
        return gallery(IntStream.range(0, subjects).mapToObj(i -> "s" + i).toArray(String[]::new));
    }

    /// Three mated and three left-out searches for each of 30 subjects; every fifth probe is not searchable.
    static List<SearchOutcome> random(long seed, double help) {
        Random random = new Random(seed);
        List<SearchOutcome> searches = new ArrayList<>();
        for (int subject = 0; subject < 30; subject++) {
            double ease = random.nextGaussian() / 2;
            for (int p = 0; p < 3; p++) {
                String probe = "p" + subject + "-" + p;
                Searchability gate =
                        random.nextInt(5) == 0 ? Searchability.notSearchable("too dark") : Searchability.searchable();
                searches.add(list(probe, "s" + subject, SearchKind.MATED, gate, random, 1.5 + ease + help));
                searches.add(list(probe, "s" + subject, SearchKind.OWN_SUBJECT_LEFT_OUT, gate, random, 0));
            }
        }
        return searches;
    }

    private static SearchOutcome list(
            String probe, String subject, SearchKind kind, Searchability gate, Random random, double boost) {
        List<Candidate> candidates = new ArrayList<>();
        for (int other = 0; other < 30; other++) {
            boolean own = subject.equals("s" + other);
            double score = Math.rint((random.nextGaussian() + (own ? boost : 0)) * 10) / 10;
            if (!own || kind.isMated()) {
                candidates.add(new Candidate("s" + other, "s" + other + ".jpg", 1, score, score));
            }
        }
        candidates.sort((a, b) -> Double.compare(b.score(), a.score()));
        int length = random.nextInt(12) == 0 ? 0 : 20;
        return new SearchOutcome(
                probe,
                subject,
                kind,
                Optional.of("camera " + probe.charAt(probe.length() - 1)),
                subject.length() == 2 ? Optional.of("few") : Optional.of("many"),
                gate,
                candidates.subList(0, length));
    }
}
