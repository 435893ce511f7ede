package org.stillmatch.evaluation.report;

import java.util.List;
import java.util.stream.IntStream;

/// Plots in their frame, with the numbers beside them.
final class Figures {
    private Figures() {}

    static void write(Markup out, String id, String caption, Plot plot) {
        out.open("figure").element("figcaption", caption);
        plot.writeTo(out, id);
        out.close("figure");
    }

    /// Two score distributions in the same bins; nothing when there are no scores.
    static void histogram(
            Markup out,
            String id,
            String caption,
            String first,
            List<Double> firsts,
            String second,
            List<Double> seconds) {
        List<Histogram> both = Histogram.together(List.of(firsts, seconds));
        if (both.isEmpty()) {
            return;
        }
        Histogram a = both.getFirst();
        Histogram b = both.getLast();
        int bins = a.shares().size();
        double highest = IntStream.range(0, bins)
                .mapToDouble(i -> Math.max(a.shares().get(i), b.shares().get(i)))
                .max()
                .orElse(1);
        List<Double> starts = IntStream.rangeClosed(0, bins)
                .mapToObj(i -> a.low() + i * a.width())
                .toList();
        Plot plot = new Plot(
                caption,
                "Two outlines of the share of scores in each of " + bins + " bins: " + first + ", and " + second
                        + ". The less they overlap, the better.",
                Axis.linear("Score", starts.getFirst(), starts.getLast()),
                Axis.shares("Share of the scores", 0, highest));
        plot.line(first, starts, closed(a), true);
        plot.line(second, starts, closed(b), true);
        write(out, id, caption, plot);
        Table table = new Table(caption, "Score from", "First group: " + first, "Second group: " + second);
        for (int i = 0; i < bins; i++) {
            table.row(
                    Words.score(starts.get(i)),
                    Words.percent(a.shares().get(i)),
                    Words.percent(b.shares().get(i)));
        }
        table.writeFoldedTo(out);
    }

    /// The shares and a final 0, so that the outline ends on the ground.
    private static List<Double> closed(Histogram histogram) {
        return IntStream.rangeClosed(0, histogram.shares().size())
                .mapToObj(
                        i -> i < histogram.shares().size() ? histogram.shares().get(i) : 0.0)
                .toList();
    }
}
