package org.stillmatch.evaluation.report;

import java.util.List;
import org.stillmatch.evaluation.identification.DetPoint;
import org.stillmatch.evaluation.identification.IdentificationFindings;
import org.stillmatch.evaluation.identification.LeadPoint;
import org.stillmatch.evaluation.identification.OpenSetFindings;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.outcome.SearchKind;

/// Right, wrong and missed leads at the stated rates, the trade-off between them, and the scores behind it.
final class LeadsSection {
    private LeadsSection() {}

    static void write(Markup out, IdentificationFindings found) {
        out.element("h2", "Leads from the gallery");
        out.paragraph("A threshold is set so that only a stated share of searches for people who are not in the"
                + " gallery gives a lead (the false-lead rate, FPIR). At that threshold, probes whose subject is in"
                + " the gallery give a right lead, a wrong lead or none.");
        if (found.openSets().isEmpty()) {
            out.paragraph("Not measurable: there were no searches for people who are not in the gallery.");
            return;
        }
        found.openSets().forEach(set -> table(set).writeTo(out));
        writeCurve(out, found.openSets());
        writeScores(out, found);
    }

    private static Table table(OpenSetFindings set) {
        Table table = new Table(
                "Threshold from " + set.source().words() + " (" + Words.count(set.nonMatedSearches()) + " searches); "
                        + set.gate().words(),
                "False-lead rate",
                "Threshold",
                "Right leads of " + Words.count(set.matedSearches()),
                "Wrong leads",
                "Missed (FNIR)",
                "How firm");
        for (Measurement<LeadPoint> point : set.points()) {
            String rate = Words.rate(point.allowance().rate());
            String firm = point.allowance().statement();
            switch (point) {
                case Measurement.Measured<LeadPoint>(var unused, LeadPoint p) ->
                    table.row(
                            rate,
                            Words.score(p.threshold()),
                            Words.leads(p.right(), set.matedSearches()),
                            Words.leads(p.wrong(), set.matedSearches()),
                            Words.percent(p.falseNegatives()),
                            firm);
                case Measurement.NotMeasurable<LeadPoint> unused -> table.row(rate, "–", "–", "–", "–", firm);
            }
        }
        return table;
    }

    private static void writeCurve(Markup out, List<OpenSetFindings> sets) {
        double finest = sets.stream()
                .mapToDouble(s -> 1.0 / Math.max(1, s.nonMatedSearches()))
                .min()
                .orElse(0.1);
        double lowest = sets.stream()
                .flatMap(s -> s.curve().stream())
                .mapToDouble(DetPoint::falseNegatives)
                .filter(v -> v > 0)
                .min()
                .orElse(0.1);
        Plot plot = new Plot(
                "False leads against missed people",
                "A line for each source of non-mated searches and each use of the gate. Further down and left is"
                        + " better. The table above gives the stated rates.",
                Axis.decades("False-lead rate (FPIR), logarithmic", finest),
                Axis.decades("Missed people (FNIR), logarithmic", lowest));
        for (OpenSetFindings set : sets) {
            List<DetPoint> seen = Curves.thin(set.curve(), DetPoint::falsePositives, DetPoint::falseNegatives).stream()
                    .filter(p -> p.falsePositives() > 0)
                    .toList();
            plot.line(
                    set.source().words() + "; " + set.gate().words(),
                    seen.stream().map(DetPoint::falsePositives).toList(),
                    seen.stream().map(DetPoint::falseNegatives).toList(),
                    true);
        }
        Figures.write(out, "det", "False leads against missed people (DET)", plot);
    }

    private static void writeScores(Markup out, IdentificationFindings found) {
        for (SearchKind source : found.nonMatedTopScores().keySet()) {
            Figures.histogram(
                    out,
                    "scores-" + source.ordinal(),
                    "Scores of right people and of the best wrong person",
                    "the right person, where on the list",
                    found.mateScores(),
                    "the first candidate of a search with nobody to find (" + source.words() + ")",
                    found.nonMatedTopScores().get(source));
        }
    }
}
