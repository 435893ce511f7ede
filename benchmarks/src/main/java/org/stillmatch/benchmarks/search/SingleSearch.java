package org.stillmatch.benchmarks.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stillmatch.benchmarks.Ratio;
import org.stillmatch.benchmarks.Samples;
import org.stillmatch.benchmarks.Turns;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.Request;
import org.stillmatch.template.Template;

/// One probe at a time against how fast the same number of bytes can be read at all.
final class SingleSearch {
    /// Candidates asked for.
    static final int MOST = 20;

    private static final int PROBES = 5;

    private final Report report;
    private final Gallery gallery;
    private final List<Template> probes;

    SingleSearch(Report report, Gallery gallery, List<Template> probes) {
        this.report = report;
        this.gallery = gallery;
        this.probes = probes.subList(0, PROBES);
    }

    /// The ratios on one thread and on two.
    record Fractions(Ratio one, Ratio two, double readOne, double readTwo) {}

    /// Measures in turns; a lap is five probes, or five passes of C over as many bytes.
    Fractions against(Limits limits, int rounds) throws Exception {
        String what = name(gallery);
        report.detail(what + " C's buffer", limits.describe());
        Map<String, Samples> laps = new Turns()
                .with("C read, 1 thread", limits.read(1, PROBES))
                .with("single, 1 thread", new Ours(gallery, 1).singly(probes, MOST))
                .with("C read, 2 threads", limits.read(2, PROBES))
                .with("single, 2 threads", new Ours(gallery, 2).singly(probes, MOST))
                .run(3, rounds);
        report.details(laps, what + " five passes or probes, ");
        Certificate certificate =
                new Ours(gallery, 2).one(Request.of(probes.getFirst(), MOST)).certificate();
        report.detail(
                what + " rescored",
                certificate.rescored() + " of " + certificate.compared() + " by " + certificate.kernel());
        return new Fractions(
                fraction(laps, "1 thread"),
                fraction(laps, "2 threads"),
                rate(limits, laps, "1 thread"),
                rate(limits, laps, "2 threads"));
    }

    /// Bytes of rows over time, over bytes of the buffer over time.
    private Ratio fraction(Map<String, Samples> laps, String threads) {
        return of(laps, "C read, " + threads).over(of(laps, "single, " + threads));
    }

    private static double rate(Limits limits, Map<String, Samples> laps, String threads) {
        return PROBES * limits.bytes() / of(laps, "C read, " + threads).median() / 1e9;
    }

    static Samples of(Map<String, Samples> laps, String name) {
        Samples samples = laps.get(name);
        if (samples == null) {
            throw new IllegalArgumentException("Nobody ran '" + name + "'");
        }
        return samples;
    }

    static String name(Gallery gallery) {
        return String.format(
                Locale.ROOT,
                "%sx%d",
                gallery.size() % 1_000_000 == 0 ? gallery.size() / 1_000_000 + "M" : gallery.size(),
                gallery.dimension());
    }
}
