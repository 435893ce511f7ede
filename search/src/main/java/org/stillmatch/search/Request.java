package org.stillmatch.search;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.stillmatch.template.Template;

/// What a search is asked: a probe, how many groups at most, and which references it may and does meet.
///
/// @param most the most candidates, 1 to 200
/// @param cohort the id of the cohort that the rules' transforms come from, if any; certificates repeat it
/// @param stop asked again and again, by several threads: once true, the search ends without an answer
public record Request(
        Template probe,
        int most,
        Eligibility eligibility,
        ViewRules viewRules,
        Optional<String> cohort,
        BooleanSupplier stop) {
    /// The most candidates that may be asked for.
    public static final int MOST = 200;

    /// @throws IllegalArgumentException if `most` is not 1 to 200
    public Request {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("A search gives 1 to " + MOST + " candidates, not " + most);
        }
    }

    /// Every reference eligible, every view met, never stopped.
    public static Request of(Template probe, int most) {
        return new Request(probe, most, Eligibility.all(), ViewRules.everyViewMeets(), Optional.empty(), () -> false);
    }

    public Request with(Eligibility eligible) {
        return new Request(probe, most, eligible, viewRules, cohort, stop);
    }

    public Request with(ViewRules rules) {
        return new Request(probe, most, eligibility, rules, cohort, stop);
    }

    /// The same, its certificate naming a cohort.
    public Request normalisedBy(String cohortId) {
        return new Request(probe, most, eligibility, viewRules, Optional.of(cohortId), stop);
    }

    /// The same, ended without an answer once `signal` is true: when it was cancelled, or its time is up.
    public Request until(BooleanSupplier signal) {
        return new Request(probe, most, eligibility, viewRules, cohort, signal);
    }
}
