package org.stillmatch.evaluation.tail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// The distribution of the top score of a non-mated search, carried beyond what was seen.
///
/// Fitted to the highest score of each non-mated search of a gallery of N subjects. The top quarter is
/// described by the top of many generalised Pareto scores, the rest by the scores at 65 even steps. For a
/// gallery of another size G the same independence as in [FalseLeads] is assumed:
/// P(no lead, G) = P(no lead, N)^(G/N).
///
/// Maxima are used and not single comparisons, because one bad
/// probe scores high against many people at once: counted as comparisons it would look like many
/// chances, while it is one search.
///
/// A record of plain values, so that it can be stored in a model pack as JSON.
///
/// @param gallery subjects in each search, N
/// @param searches non-mated searches, those without a score among them
/// @param silent searches that gave no score at all
/// @param body scores at even steps from the lowest top score to the level where the tail starts
/// @param tailShare share of the scoring searches above the level, 0..1
/// @param scale of the tail
/// @param shape of the tail, see [Excess]
/// @param fit how well the tail describes the scores above the level
public record NonMatedTail(
        @JsonProperty("gallery") long gallery,
        @JsonProperty("searches") int searches,
        @JsonProperty("silent") int silent,
        @JsonProperty("body") List<Double> body,
        @JsonProperty("tailShare") double tailShare,
        @JsonProperty("scale") double scale,
        @JsonProperty("shape") double shape,
        @JsonProperty("fit") GoodnessOfFit fit) {
    /// Fewer scoring searches than this and no tail is fitted.
    public static final int FEWEST = 100;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TAIL = 0.25;
    private static final int STEPS = 64;
    private static final int SAMPLES = 199;

    public NonMatedTail {
        body = List.copyOf(body);
    }

    /// The distribution that a JSON object holds, such as the section `nonMated` of a model pack.
    ///
    /// @throws IllegalArgumentException if it holds none
    public static NonMatedTail parse(JsonNode json) {
        try {
            return JSON.treeToValue(json, NonMatedTail.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "This is no fitted distribution of non-mated scores: " + e.getOriginalMessage(), e);
        }
    }

    /// The same as a JSON object, which [#parse] reads.
    public JsonNode json() {
        return JSON.valueToTree(this);
    }

    /// @param topScores the top score of every non-mated search that has one
    /// @param silent how many searches had none
    /// @param gallery subjects searched each time
    /// @param random for the goodness of fit, seeded by the caller
    /// @throws IllegalArgumentException if there are fewer than 100 scores or they do not vary
    public static NonMatedTail fit(double[] topScores, int silent, long gallery, RandomGenerator random) {
        if (topScores.length < FEWEST || gallery < 1) {
            throw new IllegalArgumentException("A tail needs at least " + FEWEST
                    + " non-mated searches of a gallery, not " + topScores.length + " of " + gallery + " subjects");
        }
        double[] sorted = topScores.clone();
        Arrays.sort(sorted);
        double level = quantile(sorted, 1 - TAIL);
        double[] excesses =
                Arrays.stream(sorted).filter(s -> s > level).map(s -> s - level).toArray();
        if (excesses.length < FEWEST * TAIL / 2 || excesses[0] == excesses[excesses.length - 1]) {
            throw new IllegalArgumentException("The top scores are too much alike to have a tail");
        }
        List<Double> body = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            body.add(quantile(sorted, (1 - TAIL) * step / STEPS));
        }
        double tailShare = (double) excesses.length / sorted.length;
        Excess tail = Excess.fit(tailShare, excesses);
        return new NonMatedTail(
                gallery,
                topScores.length + silent,
                silent,
                body,
                tailShare,
                tail.scale(),
                tail.shape(),
                GoodnessOfFit.of(excesses, tail, SAMPLES, random));
    }

    /// FPIR(G, t): the chance that a non-mated search of `size` subjects gives a lead at threshold t.
    /// Below the lowest top score seen it is the chance of having a score at all.
    public double fpir(long size, double threshold) {
        double noLead = 1 - above(threshold);
        return scoring() * -Math.expm1(Math.log(noLead) * ((double) size / gallery));
    }

    /// The threshold that gives `fpir` in a gallery of `size` subjects; empty when it lies below all
    /// top scores seen (a far smaller gallery), or when so few searches score that any would do.
    ///
    /// @throws IllegalArgumentException if the rate is not in (0, 1) or the size not positive
    public OptionalDouble threshold(long size, double fpir) {
        if (!(fpir > 0 && fpir < 1) || size < 1) {
            throw new IllegalArgumentException("No threshold for FPIR " + fpir + " at " + size + " subjects");
        }
        double share = fpir / scoring();
        if (share >= 1) {
            return OptionalDouble.empty();
        }
        double above = -Math.expm1(Math.log1p(-share) * ((double) gallery / size));
        if (above <= tailShare) {
            return OptionalDouble.of(level() + tail().quantile(above / tailShare));
        }
        double place = (1 - above) / (1 - tailShare) * (body.size() - 1);
        int below = (int) Math.floor(place);
        if (place <= 0) {
            return OptionalDouble.empty();
        }
        double low = body.get(below);
        double high = body.get(Math.min(below + 1, body.size() - 1));
        return OptionalDouble.of(low + (place - below) * (high - low));
    }

    /// What a threshold for this size rests on, in plain words.
    public String statement(long size, double fpir) {
        return reach(size, fpir) + ", by a model fitted to " + (searches - silent) + " non-mated searches of " + gallery
                + " subjects. " + fit.statement();
    }

    /// How far beyond the scores seen a threshold lies: one score in how many, against how many were seen.
    public String reach(long size, double fpir) {
        double beyond = (double) size / gallery / (fpir * (searches - silent));
        return beyond <= 1
                ? "Within the scores seen"
                : String.format(Locale.ROOT, "%,d times rarer than the rarest seen", (long) Math.ceil(beyond));
    }

    /// The chance that the top score of a scoring search of the measured gallery exceeds a score.
    private double above(double score) {
        if (score >= level()) {
            return tailShare * tail().above(score - level());
        }
        for (int i = body.size() - 2; i >= 0; i--) {
            double low = body.get(i);
            if (score >= low) {
                double high = body.get(i + 1);
                double along = high > low ? (score - low) / (high - low) : 0;
                return 1 - (1 - tailShare) * (i + along) / (body.size() - 1);
            }
        }
        return 1;
    }

    private Excess tail() {
        return new Excess(tailShare, scale, shape);
    }

    private double level() {
        return body.getLast();
    }

    private double scoring() {
        return 1 - (double) silent / searches;
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
