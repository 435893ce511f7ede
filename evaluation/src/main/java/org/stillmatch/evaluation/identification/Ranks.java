package org.stillmatch.evaluation.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Share;
import org.stillmatch.evaluation.interval.Statistic;
import org.stillmatch.evaluation.interval.Subjects;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// The cumulative match characteristic: how many mated probes have their subject among the first k.
///
/// @param probes how many mated probes stand below the line; a probe without a list is a miss
/// @param hits at index k − 1, probes found at rank k or better; 50 entries, never falling
/// @param first share found at rank 1; empty without probes
/// @param fiftieth share found at rank 50 or better; empty without probes
public record Ranks(int probes, List<Integer> hits, Optional<Estimate> first, Optional<Estimate> fiftieth) {
    public Ranks {
        hits = List.copyOf(hits);
    }

    static Ranks of(SearchArrays mated, Subjects subjects, Bootstrap bootstrap) {
        List<Optional<Estimate>> shares =
                bootstrap.shares(subjects, List.of(within(mated, 1), within(mated, SearchOutcome.LONGEST)));
        List<Integer> hits = new ArrayList<>();
        for (int k = 1; k <= SearchOutcome.LONGEST; k++) {
            int found = 0;
            for (int rank : mated.mateRanks) {
                found += rank <= k ? 1 : 0;
            }
            hits.add(found);
        }
        return new Ranks(mated.size(), hits, shares.getFirst(), shares.getLast());
    }

    /// The share found at rank k or better.
    static Share within(SearchArrays mated, int k) {
        Statistic share = weights -> {
            long total = 0;
            long found = 0;
            for (int i = 0; i < mated.size(); i++) {
                int weight = weights[mated.subjects[i]];
                total += weight;
                found += mated.mateRanks[i] <= k ? weight : 0;
            }
            return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / total);
        };
        return new Share(share, mated.people());
    }
}
