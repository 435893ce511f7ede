package org.stillmatch.evaluation.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillmatch.evaluation.discard.DiscardTrials;
import org.stillmatch.evaluation.discard.Discardable;
import org.stillmatch.evaluation.discard.ErrorVersusDiscard;
import org.stillmatch.evaluation.identification.Gate;
import org.stillmatch.evaluation.identification.GroupThreshold;
import org.stillmatch.evaluation.identification.Identification;
import org.stillmatch.evaluation.identification.IdentificationFindings;
import org.stillmatch.evaluation.identification.LeadPoint;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.tail.FalseLeads;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.evaluation.verification.Acceptance;
import org.stillmatch.evaluation.verification.Verification;
import org.stillmatch.evaluation.verification.VerificationFindings;

/// Turns a run into findings.
final class Measuring {
    /// The sizes that a force asks about: its own records, a large force, every custody image in the country.
    private static final List<Long> GALLERIES = List.of(100_000L, 1_000_000L, 3_600_000L);

    /// The stills of one campaign.
    private static final int STILLS = 302;

    private final Run run;
    private final RandomGenerator random;
    private final Bootstrap bootstrap;

    Measuring(Run run, RandomGenerator random, int draws) {
        this.run = run;
        this.random = random;
        this.bootstrap = new Bootstrap(random, draws);
    }

    Findings findings() {
        Optional<VerificationFindings> verification =
                run.pairs().map(p -> new Verification(p.scores(), p.subjectOf()).findings(bootstrap));
        Optional<Identification> identification =
                run.searches().map(s -> new Identification(s.references(), s.outcomes()));
        Optional<IdentificationFindings> found = identification.map(i -> i.findings(run.fpir(), bootstrap));
        return new Findings(
                run,
                bootstrap.draws(),
                verification,
                found,
                found.map(this::searchQuality).orElse(List.of()),
                verification.map(this::pairQuality).orElse(List.of()),
                identification
                        .map(plain -> run.variants().stream()
                                .map(v -> variant(plain, v))
                                .toList())
                        .orElse(List.of()),
                found.flatMap(this::tail),
                found.map(this::falseLeads).orElse(List.of()));
    }

    private List<ErrorVersusDiscard> searchQuality(IdentificationFindings found) {
        return found.groupThreshold().stream()
                .flatMap(
                        t -> curves(q -> DiscardTrials.ofSearches(searches().outcomes(), q.byPicture(), t.threshold())))
                .toList();
    }

    private List<ErrorVersusDiscard> pairQuality(VerificationFindings found) {
        return acceptance(found).stream()
                .flatMap(a -> curves(
                        q -> DiscardTrials.ofPairs(run.pairs().orElseThrow().scores(), q.byPicture(), a.threshold())))
                .toList();
    }

    /// The strictest false accept rate that was measurable.
    private static Optional<Acceptance> acceptance(VerificationFindings found) {
        return found.acceptances().stream()
                .flatMap(m -> m instanceof Measurement.Measured<Acceptance>(var unused, Acceptance value)
                        ? Stream.of(value)
                        : Stream.empty())
                .reduce((laxer, stricter) -> stricter);
    }

    /// A measure that assessed none of the trials' pictures belongs to the other kind of trial.
    private Stream<ErrorVersusDiscard> curves(Function<Run.Quality, List<Discardable>> trialsOf) {
        return run.quality().stream().flatMap(quality -> {
            List<Discardable> trials = trialsOf.apply(quality);
            return trials.stream().anyMatch(t -> t.quality().isPresent())
                    ? Stream.of(ErrorVersusDiscard.of(quality.measure(), trials))
                    : Stream.empty();
        });
    }

    private Findings.VariantFindings variant(Identification plain, Run.Variant variant) {
        Identification other = new Identification(
                variant.searches().references(), variant.searches().outcomes());
        return new Findings.VariantFindings(
                variant.name(), other.forcedRanks(bootstrap), other.against(plain, Gate.GATED, source(), bootstrap));
    }

    private Optional<NonMatedTail> tail(IdentificationFindings found) {
        double[] scores = found.nonMatedTopScores().getOrDefault(source(), List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (scores.length < NonMatedTail.FEWEST || gallerySize() < 1) {
            return Optional.empty();
        }
        int silent = found.searches().getOrDefault(source(), 0) - scores.length;
        return Optional.of(NonMatedTail.fit(scores, silent, gallerySize(), random));
    }

    private List<FalseLeads> falseLeads(IdentificationFindings found) {
        return found.groupThreshold().stream()
                .flatMap(t -> point(found, t).stream())
                .flatMap(point -> GALLERIES.stream()
                        .map(size -> FalseLeads.expected(
                                STILLS,
                                size,
                                gallerySize(),
                                point.falsePositives().value(),
                                point.falsePositives().interval())))
                .toList();
    }

    private static Optional<LeadPoint> point(IdentificationFindings found, GroupThreshold t) {
        return found.openSets().stream()
                .filter(o -> o.gate() == t.gate() && o.source() == t.source())
                .findFirst()
                .flatMap(o -> o.at(t.rate()));
    }

    /// The source with more non-mated searches.
    private SearchKind source() {
        long notInGallery = count(SearchKind.NOT_IN_GALLERY);
        return notInGallery >= count(SearchKind.OWN_SUBJECT_LEFT_OUT) && notInGallery > 0
                ? SearchKind.NOT_IN_GALLERY
                : SearchKind.OWN_SUBJECT_LEFT_OUT;
    }

    private long count(SearchKind kind) {
        return searches().outcomes().stream().filter(s -> s.kind() == kind).count();
    }

    /// Subjects that a non-mated search is compared with.
    private long gallerySize() {
        Set<String> enrolled = searches().references().stream()
                .filter(ReferenceOutcome::isEnrolled)
                .map(ReferenceOutcome::subject)
                .collect(Collectors.toSet());
        return enrolled.size() - (source() == SearchKind.OWN_SUBJECT_LEFT_OUT ? 1 : 0);
    }

    private Run.Searches searches() {
        return run.searches().orElseThrow();
    }
}
