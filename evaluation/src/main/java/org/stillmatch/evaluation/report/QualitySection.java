package org.stillmatch.evaluation.report;

import java.util.List;
import org.stillmatch.evaluation.discard.DiscardPoint;
import org.stillmatch.evaluation.discard.ErrorVersusDiscard;

/// Whether the quality measures know which pictures will fail.
final class QualitySection {
    private QualitySection() {}

    static void write(Markup out, Findings findings) {
        if (findings.searchQuality().isEmpty() && findings.pairQuality().isEmpty()) {
            return;
        }
        out.element("h2", "What quality measures are worth");
        out.paragraph("If the worst pictures by a measure were left out, how many of the rest would still be missed? A"
                + " good measure falls fast. The area up to a fifth left out sums it up; smaller is better, and it"
                + " stands between the best that any measure could do and leaving out at random.");
        part(out, "discard-searches", "Missed searches", findings.searchQuality());
        part(out, "discard-pairs", "Missed pairs", findings.pairQuality());
    }

    private static void part(Markup out, String id, String what, List<ErrorVersusDiscard> curves) {
        if (curves.isEmpty()) {
            return;
        }
        double highest = curves.stream()
                .flatMap(c -> c.points().stream())
                .mapToDouble(DiscardPoint::error)
                .max()
                .orElse(1);
        Plot plot = new Plot(
                what + " against pictures left out",
                "A line for each quality measure. The table below gives the areas.",
                Axis.shares("Pictures left out, worst first", 0, 1),
                Axis.shares(what + " among the rest", 0, highest));
        Table table =
                new Table(what + ": area up to 20 % left out", "Measure", "Trials", "Area", "At best", "At random");
        for (ErrorVersusDiscard curve : curves) {
            List<DiscardPoint> points = Curves.thin(curve.points(), DiscardPoint::discarded, DiscardPoint::error);
            plot.line(
                    curve.measure(),
                    points.stream().map(DiscardPoint::discarded).toList(),
                    points.stream().map(DiscardPoint::error).toList(),
                    true);
            table.row(
                    curve.measure(),
                    Words.count(curve.trials()),
                    Words.area(curve.area()),
                    Words.area(curve.areaAtBest()),
                    Words.area(curve.areaAtRandom()));
        }
        Figures.write(out, id, what + " against pictures left out (EDC)", plot);
        table.writeTo(out);
    }
}
