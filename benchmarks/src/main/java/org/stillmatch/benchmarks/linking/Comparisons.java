package org.stillmatch.benchmarks.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.stillmatch.benchmarks.linking.Photographs.Still;
import org.stillmatch.evaluation.interval.Statistic;
import org.stillmatch.evaluation.interval.Subjects;
import org.stillmatch.evaluation.tail.PairTail;

/// Every still of a set compared with every other.
final class Comparisons {
    private final Subjects subjects;
    private final int[] stills;
    private final double[][] mated;
    private final List<Stranger> strangers;
    private final long pairs;
    private final int subjectsWithPairs;

    /// Two stills of different people that score above the floor.
    ///
    /// @param a the number of one of the two
    record Stranger(int a, int b, double score) {}

    private Comparisons(Subjects subjects, int[] stills, double[][] mated, List<Stranger> strangers, long pairs) {
        this.subjects = subjects;
        this.stills = stills;
        this.mated = mated;
        this.strangers = strangers;
        this.pairs = pairs;
        this.subjectsWithPairs =
                (int) Arrays.stream(mated).filter(own -> own.length > 0).count();
    }

    /// @param floor pairs of different people below it are counted and forgotten
    static Comparisons of(List<Still> all, double floor) {
        Subjects subjects = Subjects.of(List.of(all.stream().map(Still::subject).toList()));
        int[] owner = all.stream().mapToInt(s -> subjects.number(s.subject())).toArray();
        int[] stills = new int[subjects.size()];
        Arrays.stream(owner).forEach(subject -> stills[subject]++);
        List<List<Stranger>> high = IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> IntStream.range(i + 1, all.size())
                        .mapToObj(j -> new Stranger(
                                owner[i],
                                owner[j],
                                all.get(i).template().score(all.get(j).template())))
                        .filter(pair -> pair.a() == pair.b() || pair.score() >= floor)
                        .toList())
                .toList();
        List<Stranger> found = high.stream().flatMap(List::stream).toList();
        double[][] mated = IntStream.range(0, subjects.size())
                .mapToObj(subject -> new ArrayList<Double>())
                .map(none -> new double[0])
                .toArray(double[][]::new);
        for (Stranger pair : found) {
            if (pair.a() == pair.b()) {
                double[] more = Arrays.copyOf(mated[pair.a()], mated[pair.a()].length + 1);
                more[more.length - 1] = pair.score();
                mated[pair.a()] = more;
            }
        }
        long own = Arrays.stream(mated).mapToLong(scores -> scores.length).sum();
        long pairs = (long) all.size() * (all.size() - 1) / 2 - own;
        return new Comparisons(
                subjects,
                stills,
                mated,
                found.stream().filter(pair -> pair.a() != pair.b()).toList(),
                pairs);
    }

    Subjects subjects() {
        return subjects;
    }

    int stills() {
        return Arrays.stream(stills).sum();
    }

    int stillsOf(int subject) {
        return stills[subject];
    }

    /// Pairs of different people.
    long pairs() {
        return pairs;
    }

    long matedPairs() {
        return Arrays.stream(mated).mapToLong(own -> own.length).sum();
    }

    /// People with two stills or more.
    int linkable() {
        return subjectsWithPairs;
    }

    /// The best first.
    List<Stranger> strangers(double threshold) {
        return strangers.stream()
                .filter(pair -> pair.score() >= threshold)
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .toList();
    }

    /// The share of a person's pairs that reach a threshold, on average over people with a pair: somebody
    /// photographed often counts once.
    Statistic found(double threshold) {
        double[] shares = Arrays.stream(mated)
                .mapToDouble(own ->
                        (double) Arrays.stream(own).filter(s -> s >= threshold).count() / Math.max(1, own.length))
                .toArray();
        return weights -> {
            double sum = 0;
            int people = 0;
            for (int s = 0; s < weights.length; s++) {
                if (mated[s].length > 0) {
                    sum += weights[s] * shares[s];
                    people += weights[s];
                }
            }
            return people == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / people);
        };
    }

    /// False links per 1,000 stills. A person who is drawn twice meets everybody twice, but not themselves.
    Statistic wrong(double threshold) {
        Stranger[] over = strangers(threshold).toArray(Stranger[]::new);
        return weights -> {
            double links = 0;
            for (Stranger pair : over) {
                links += (double) weights[pair.a()] * weights[pair.b()];
            }
            double count = 0;
            for (int s = 0; s < weights.length; s++) {
                count += (double) weights[s] * stills[s];
            }
            return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000 * links / count);
        };
    }

    /// @param people whose pairs count; the others are as if they were not there
    /// @param most how many pairs the tail is fitted to
    /// @param least below which no threshold is to be
    PairTail tail(int[] people, int most, double least) {
        boolean[] in = new boolean[subjects.size()];
        Arrays.stream(people).forEach(subject -> in[subject] = true);
        double[] scores = strangers(Double.NEGATIVE_INFINITY).stream()
                .filter(pair -> in[pair.a()] && in[pair.b()])
                .mapToDouble(Stranger::score)
                .limit(most + 1L)
                .toArray();
        int count = Arrays.stream(people).map(subject -> stills[subject]).sum();
        double level = scores[scores.length - 1];
        return PairTail.fit(
                people.length, count, pairsOf(people), level, Arrays.copyOf(scores, scores.length - 1), least);
    }

    /// Pairs of different people among some.
    long pairsOf(int[] people) {
        long all = 0;
        long own = 0;
        for (int subject : people) {
            all += stills[subject];
            own += (long) stills[subject] * (stills[subject] - 1) / 2;
        }
        return all * (all - 1) / 2 - own;
    }
}
