package org.stillmatch.evaluation.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stillmatch.evaluation.outcome.PairScore;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// Everything that a run saw, to be measured and reported; parts that were not run are left out.
///
/// @param title what was measured, for the head of the report
/// @param pack the model pack's id
/// @param gallery the gallery's name or snapshot
/// @param measuredAt when the run ended
/// @param fpir the rate of false leads that headlines, cameras and cohorts are judged at
/// @param pairs one-to-one comparison, if any
/// @param searches one-to-many search, if any
/// @param quality values of quality measures, if any
/// @param variants other runs over the same probes (levers, degradations), set against this one
/// @param limits what this data cannot show, in sentences
public record Run(
        String title,
        String pack,
        String gallery,
        Instant measuredAt,
        double fpir,
        Optional<Pairs> pairs,
        Optional<Searches> searches,
        List<Quality> quality,
        List<Variant> variants,
        List<String> limits) {
    /// @param subjectOf whom a picture shows, by its path
    public record Pairs(List<PairScore> scores, UnaryOperator<String> subjectOf) {}

    public record Searches(List<ReferenceOutcome> references, List<SearchOutcome> outcomes) {}

    /// @param measure the quality measure's name
    /// @param byPicture its value by path, higher is better; pictures it failed to assess are missing
    public record Quality(String measure, Map<String, Double> byPicture) {}

    /// @param name what was changed
    public record Variant(String name, Searches searches) {}

    public Run {
        quality = List.copyOf(quality);
        variants = List.copyOf(variants);
        limits = List.copyOf(limits);
    }

    /// A run without content yet, judged at FPIR .01.
    public static Run of(String title, String pack, String gallery, Instant measuredAt) {
        return new Run(
                title,
                pack,
                gallery,
                measuredAt,
                0.01,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The same run judged at another rate of false leads, above 0 and below 1.
    public Run judgedAt(double rate) {
        return new Run(title, pack, gallery, measuredAt, rate, pairs, searches, quality, variants, limits);
    }

    public Run withPairs(List<PairScore> scores, UnaryOperator<String> subjectOf) {
        Optional<Pairs> given = Optional.of(new Pairs(List.copyOf(scores), subjectOf));
        return new Run(title, pack, gallery, measuredAt, fpir, given, searches, quality, variants, limits);
    }

    public Run withSearches(List<ReferenceOutcome> references, List<SearchOutcome> outcomes) {
        Optional<Searches> given = Optional.of(new Searches(List.copyOf(references), List.copyOf(outcomes)));
        return new Run(title, pack, gallery, measuredAt, fpir, pairs, given, quality, variants, limits);
    }

    public Run withQuality(String measure, Map<String, Double> byPicture) {
        List<Quality> more = with(quality, new Quality(measure, Map.copyOf(byPicture)));
        return new Run(title, pack, gallery, measuredAt, fpir, pairs, searches, more, variants, limits);
    }

    public Run withVariant(String name, List<ReferenceOutcome> references, List<SearchOutcome> outcomes) {
        List<Variant> more =
                with(variants, new Variant(name, new Searches(List.copyOf(references), List.copyOf(outcomes))));
        return new Run(title, pack, gallery, measuredAt, fpir, pairs, searches, quality, more, limits);
    }

    public Run withLimit(String sentence) {
        List<String> more = with(limits, sentence);
        return new Run(title, pack, gallery, measuredAt, fpir, pairs, searches, quality, variants, more);
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return more;
    }
}
