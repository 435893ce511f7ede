package org.stillmatch.evaluation.tail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;

/// How seldom two stills of different people score above a threshold, carried beyond what was seen.
///
/// Fitted to the highest scores among all pairs of a set of stills, since those are what a set compared with itself
/// goes wrong by. Pairs that share a person are not independent; that bears on how sure the tail is, which
/// docs/linking.md states by resampling people, and not on how many false links are expected.
///
/// @param people whom the stills show
/// @param stills that were compared with one another
/// @param pairs of stills of different people
/// @param level from which on the tail describes the scores
/// @param share of the pairs that lie above the level
/// @param scale of the tail
/// @param shape of the tail, see [Excess]
/// @param least no threshold is lower, whatever the tail says: above every score of two people's frames of CCTV that
/// were measured, which are too few for a tail
public record PairTail(
        @JsonProperty("people") int people,
        @JsonProperty("stills") int stills,
        @JsonProperty("pairs") long pairs,
        @JsonProperty("level") double level,
        @JsonProperty("share") double share,
        @JsonProperty("scale") double scale,
        @JsonProperty("shape") double shape,
        @JsonProperty("least") double least) {
    /// Fewer pairs above the level than this and no tail is fitted.
    public static final int FEWEST = 100;

    private static final double THOUSAND = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The distribution that a JSON object holds.
    ///
    /// @throws IllegalArgumentException if it holds none
    public static PairTail parse(JsonNode json) {
        try {
            return JSON.treeToValue(json, PairTail.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "This is no fitted distribution of pairs' scores: " + e.getOriginalMessage(), e);
        }
    }

    /// The same as a JSON object, which [#parse] reads.
    public JsonNode json() {
        return JSON.valueToTree(this);
    }

    /// @param highest scores of pairs of different people, those above the level and no others
    /// @throws IllegalArgumentException if there are fewer than 100 or they do not vary
    public static PairTail fit(int people, int stills, long pairs, double level, double[] highest, double least) {
        double[] excesses = Arrays.stream(highest).map(score -> score - level).toArray();
        if (excesses.length < FEWEST || Arrays.stream(excesses).distinct().count() < 2) {
            throw new IllegalArgumentException("A tail needs at least " + FEWEST + " scores above its level");
        }
        double share = (double) excesses.length / pairs;
        Excess tail = Excess.fit(share, excesses);
        return new PairTail(people, stills, pairs, level, share, tail.scale(), tail.shape(), least);
    }

    /// The chance that a pair of different people scores above a threshold.
    ///
    /// @throws IllegalArgumentException below the level, where the tail says nothing
    public double chance(double threshold) {
        if (threshold < level) {
            throw new IllegalArgumentException("The tail begins at " + level + ", above " + threshold);
        }
        return share * tail().above(threshold - level);
    }

    /// How many false links 1,000 stills give that are compared with one another within a set of so many, if they
    /// are all of different people: each is in as many pairs as there are others, and a pair is of two.
    public double falsePerThousand(long set, double threshold) {
        return THOUSAND * (set - 1) / 2 * chance(threshold);
    }

    /// The threshold at which a set of stills gives at most so many false links per 1,000 stills, however it came
    /// to be of that size. A still that joins is compared with all the others at the threshold of that day, which
    /// was lower when there were fewer; so each still is given its share for all of its pairs, not for half of
    /// them. A set that is compared all at once then gives half as many.
    ///
    /// @param set how many stills it has
    /// @throws IllegalArgumentException unless there are two or more, and the rate is above 0
    public double threshold(long set, double falsePerThousand) {
        if (set < 2 || !(falsePerThousand > 0)) {
            throw new IllegalArgumentException(
                    "No threshold for " + falsePerThousand + " false links per 1,000 of " + set + " stills");
        }
        double chance = falsePerThousand / THOUSAND / (set - 1);
        double reached = chance >= share ? level : level + tail().quantile(chance / share);
        return Math.max(least, reached);
    }

    private Excess tail() {
        return new Excess(share, scale, shape);
    }
}
