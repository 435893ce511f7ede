package org.stillmatch.benchmarks.linking;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Interval;
import org.stillmatch.evaluation.interval.Share;
import org.stillmatch.evaluation.interval.Statistic;
import org.stillmatch.evaluation.interval.Wilson;
import org.stillmatch.evaluation.tail.PairTail;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares sets of stills with themselves, as linking does, and prints the tables of docs/linking.md.
@Command(name = "linking", mixinStandardHelpOptions = true)
public final class LinkingBenchmark implements Callable<Integer> {
    private static final double[] THRESHOLDS = {.40, .45, .50, .55, .60, .65, .70, .75, .80};
    private static final double FLOOR = .35;
    private static final long SEED = 20260901;

    /// So many pairs are the tail that is fitted.
    private static final int TAIL = 2000;

    private static final int[] SETS = {100, 302, 1000, 3000, 10_000, 30_000, 100_000};
    private static final int SUBSETS = 400;
    private static final int DRAWS = 200;

    private final PrintStream out = System.out;

    @Parameters(index = "0", description = "FRMDB, a folder for each subject")
    private Path frmdb = Path.of("");

    @Parameters(index = "1", description = "LFW, a folder of pictures for each person")
    private Path lfw = Path.of("");

    @Parameters(index = "2", description = "the folder that keeps what takes long to make")
    private Path cache = Path.of("");

    @Option(names = "--tail", description = "the file that the fitted tail goes to")
    private Optional<Path> fitted = Optional.empty();

    private LinkingBenchmark() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LinkingBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Pack pack = DefaultPack.open();
        Files.createDirectories(cache);
        out.printf("Pack %s%n", pack.id());
        Comparisons frames = measure("FRMDB", Photographs.ofFrmdb(frmdb, pack, cache.resolve("linking-frmdb.bin")));
        Comparisons photographs = measure("LFW", Photographs.ofLfw(lfw, pack, cache.resolve("linking-lfw.bin")));
        // The next hundredth above every pair of two people's frames, and one more.
        double least = Math.ceil(100 * frames.strangers(0).getFirst().score()) / 100 + .01;
        int[] everybody = IntStream.range(0, photographs.subjects().size()).toArray();
        PairTail tail = photographs.tail(everybody, TAIL, least);
        out.printf(
                Locale.ROOT,
                "%nTail of LFW: above %.4f, which %d of %,d pairs exceed, scale %.4f, shape %.3f%n",
                tail.level(),
                TAIL,
                tail.pairs(),
                tail.scale(),
                tail.shape());
        halves(photographs);
        sizes(photographs, tail);
        thresholds(photographs, frames, tail);
        if (fitted.isPresent()) {
            Files.writeString(
                    fitted.get(),
                    new ObjectMapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(new ObjectMapper()
                                            .createObjectNode()
                                            .set(pack.id().sha256(), tail.json()))
                            + "\n");
        }
        return 0;
    }

    private Comparisons measure(String name, Photographs.Seen seen) {
        Comparisons all = Comparisons.of(seen.stills(), FLOOR);
        out.printf(
                Locale.ROOT,
                "%n%s: %,d of %,d pictures searchable, of %,d people, %,d of them with two or more; %,d pairs of one"
                        + " person, %,d of two%n",
                name,
                all.stills(),
                seen.pictures(),
                all.subjects().size(),
                all.linkable(),
                all.matedPairs(),
                all.pairs());
        out.println("| threshold | links found | false pairs | false links per 1,000 stills |");
        out.println("|---|---|---|---|");
        Bootstrap bootstrap = new Bootstrap(new SplittableRandom(SEED), Bootstrap.DRAWS);
        List<Share> found = DoubleStream.of(THRESHOLDS)
                .mapToObj(t -> new Share(all.found(t), all.linkable()))
                .toList();
        List<Statistic> wrong = DoubleStream.of(THRESHOLDS).mapToObj(all::wrong).toList();
        List<Optional<Estimate>> shares = bootstrap.shares(all.subjects(), found);
        List<Optional<Interval>> intervals = bootstrap.intervals(all.subjects(), wrong);
        for (int t = 0; t < THRESHOLDS.length; t++) {
            int pairs = all.strangers(THRESHOLDS[t]).size();
            out.printf(
                    Locale.ROOT,
                    "| %.2f | %s | %,d | %s |%n",
                    THRESHOLDS[t],
                    shares.get(t).map(LinkingBenchmark::share).orElse("–"),
                    pairs,
                    rate(all, wrong.get(t), pairs, intervals.get(t)));
        }
        return all;
    }

    private static String share(Estimate estimate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * estimate.value())
                + estimate.interval()
                        .map(i -> String.format(Locale.ROOT, " (%.1f–%.1f)", 100 * i.low(), 100 * i.high()))
                        .orElse("");
    }

    /// Where nothing was seen a resample shows nothing either: then it is how many people may be in a false link at
    /// most, each with one.
    private static String rate(Comparisons all, Statistic wrong, int pairs, Optional<Interval> drawn) {
        if (pairs == 0) {
            double most = Wilson.of(0, all.subjects().size()).high();
            return String.format(
                    Locale.ROOT, "0 (0–%.1f)", 1000 * most * all.subjects().size() / all.stills());
        }
        double value = wrong.over(all.subjects().once()).orElseThrow();
        return String.format(Locale.ROOT, "%.2f", value)
                + drawn.map(i -> String.format(Locale.ROOT, " (%.2f–%.2f)", i.low(), i.high()))
                        .orElse("");
    }

    /// The tail is fitted to one half of the people and asked about the other, whom it has not seen.
    private void halves(Comparisons all) {
        out.println();
        out.println("| false links expected in the other half | seen there, median of 20 splits | least | most |");
        out.println("|---|---|---|---|");
        for (double expected : new double[] {300, 100, 30, 10, 3, 1}) {
            List<Long> seen = new ArrayList<>();
            for (int split = 0; split < 20; split++) {
                List<Integer> people = shuffled(all, SEED + split);
                int[] one = half(people, 0);
                int[] other = half(people, 1);
                PairTail tail = all.tail(one, TAIL / 4, 0);
                double chance = expected / all.pairsOf(other);
                double threshold = tail.threshold(2, 1000 * chance);
                boolean[] in = new boolean[all.subjects().size()];
                IntStream.of(other).forEach(s -> in[s] = true);
                seen.add(all.strangers(threshold).stream()
                        .filter(pair -> in[pair.a()] && in[pair.b()])
                        .count());
            }
            Collections.sort(seen);
            out.printf(
                    Locale.ROOT,
                    "| %.0f | %d | %d | %d |%n",
                    expected,
                    seen.get(seen.size() / 2),
                    seen.getFirst(),
                    seen.getLast());
        }
    }

    private static int[] half(List<Integer> people, int which) {
        return IntStream.range(0, people.size())
                .filter(i -> i % 2 == which)
                .map(people::get)
                .toArray();
    }

    private static List<Integer> shuffled(Comparisons all, long seed) {
        List<Integer> people = new ArrayList<>(
                IntStream.range(0, all.subjects().size()).boxed().toList());
        Collections.shuffle(people, new Random(seed));
        return people;
    }

    /// Sets of other sizes, drawn person by person out of all.
    private void sizes(Comparisons all, PairTail tail) {
        out.println();
        out.println("| stills | pairs | false links per 1,000 stills at .50 | at .55 | at .60 | by the tail, at .60 |");
        out.println("|---|---|---|---|---|---|");
        for (int size : new int[] {100, 302, 1000, 3000, all.stills()}) {
            double[] sums = new double[3];
            double count = 0;
            int draws = size == all.stills() ? 1 : SUBSETS;
            for (int draw = 0; draw < draws; draw++) {
                int[] weights = new int[all.subjects().size()];
                int taken = 0;
                for (int subject : shuffled(all, SEED + draw)) {
                    if (taken < size) {
                        weights[subject] = 1;
                        taken += all.stillsOf(subject);
                    }
                }
                count += taken;
                for (int t = 0; t < sums.length; t++) {
                    sums[t] += taken * all.wrong(.50 + .05 * t).over(weights).orElse(0);
                }
            }
            out.printf(
                    Locale.ROOT,
                    "| %,d | %,d | %.2f | %.2f | %.2f | %.2f |%n",
                    size,
                    (long) size * (size - 1) / 2,
                    sums[0] / count,
                    sums[1] / count,
                    sums[2] / count,
                    tail.falsePerThousand(size, .60));
        }
    }

    /// The threshold for a set's size, with the doubt about the tail: half of the people are drawn again and again
    /// without replacement, which scatters as a fit to all of them would.
    private void thresholds(Comparisons all, Comparisons frames, PairTail tail) {
        out.println();
        out.println(
                "| stills in the set | by the tail | as shipped | false links per 1,000 if all at once | links found,"
                        + " LFW | FRMDB |");
        out.println("|---|---|---|---|---|---|");
        int[] everybody = IntStream.range(0, all.subjects().size()).toArray();
        PairTail alone = all.tail(everybody, TAIL, 0);
        for (int size : SETS) {
            double shipped = tail.threshold(size, 1);
            double[] drawn = IntStream.range(0, DRAWS)
                    .mapToDouble(draw -> all.tail(half(shuffled(all, SEED + 1000 + draw), 0), TAIL / 4, 0)
                            .threshold(size, 1))
                    .sorted()
                    .toArray();
            out.printf(
                    Locale.ROOT,
                    "| %,d | %.3f (%.3f–%.3f) | %.3f | %.3f | %s | %s |%n",
                    size,
                    alone.threshold(size, 1),
                    drawn[DRAWS / 40],
                    drawn[DRAWS - 1 - DRAWS / 40],
                    shipped,
                    tail.falsePerThousand(size, shipped),
                    found(all, shipped),
                    found(frames, shipped));
        }
    }

    private static String found(Comparisons all, double threshold) {
        OptionalDouble share = all.found(threshold).over(all.subjects().once());
        return String.format(Locale.ROOT, "%.1f %%", 100 * share.orElse(0));
    }
}
