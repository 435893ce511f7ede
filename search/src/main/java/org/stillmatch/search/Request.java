package org.stillmatch.search;

import org.stillmatch.template.Template;

/// What a search is asked: a probe, how many groups at most, and which references it may and does meet.
///
/// @param most the most candidates, 1 to 200
public record Request(Template probe, int most, Eligibility eligibility, ViewRules viewRules) {
    /// The most candidates that may be asked for.
    public static final int MOST = 200;

    /// @throws IllegalArgumentException if `most` is not 1 to 200
    public Request {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("A search gives 1 to " + MOST + " candidates, not " + most);
        }
    }

    /// Every reference eligible, every view met.
    public static Request of(Template probe, int most) {
        return new Request(probe, most, Eligibility.all(), ViewRules.everyViewMeets());
    }

    public Request with(Eligibility eligible) {
        return new Request(probe, most, eligible, viewRules);
    }

    public Request with(ViewRules rules) {
        return new Request(probe, most, eligibility, rules);
    }
}
