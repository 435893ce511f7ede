package org.stillmatch.evaluation.report;

import java.util.List;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.verification.Acceptance;
import org.stillmatch.evaluation.verification.CrossValidation;
import org.stillmatch.evaluation.verification.RocPoint;
import org.stillmatch.evaluation.verification.VerificationFindings;

/// Two pictures compared with each other.
final class PairsSection {
    private PairsSection() {}

    static void write(Markup out, VerificationFindings found) {
        out.element("h2", "Two pictures compared");
        out.paragraph(Words.count(found.matedPairs()) + " pairs show one person and "
                + Words.count(found.nonMatedPairs()) + " show two. "
                + Words.count(found.failures().mated() + found.failures().nonMated())
                + " pairs have a side that failed to enrol; they count as non-matches.");
        Table failures = new Table("Pairs that failed, by reason", "Reason", "Pairs");
        found.failures().byReason().forEach((reason, pairs) -> failures.row(reason, Words.count(pairs)));
        if (!found.failures().byReason().isEmpty()) {
            failures.writeTo(out);
        }
        rates(found).writeTo(out);
        whole(found).writeTo(out);
        writeCurve(out, found);
        Figures.histogram(
                out,
                "pair-scores",
                "Scores of pairs",
                "pairs of one person",
                found.matedScores(),
                "pairs of two people",
                found.nonMatedScores());
        found.folds().ifPresent(folds -> folds(folds).writeFoldedTo(out));
    }

    private static Table rates(VerificationFindings found) {
        Table table = new Table(
                "Pairs of one person accepted (TAR) at a rate of false accepts (FAR)",
                "FAR",
                "Threshold",
                "TAR",
                "How firm");
        for (Measurement<Acceptance> at : found.acceptances()) {
            String rate = Words.rate(at.allowance().rate());
            String firm = at.allowance().statement();
            switch (at) {
                case Measurement.Measured<Acceptance>(var unused, Acceptance a) ->
                    table.row(rate, Words.score(a.threshold()), Words.percent(a.trueAccepts()), firm);
                case Measurement.NotMeasurable<Acceptance> unused -> table.row(rate, "–", "–", firm);
            }
        }
        return table;
    }

    private static Table whole(VerificationFindings found) {
        Table table = new Table("Over all thresholds", "Measure", "Value (95 % interval)");
        found.folds().ifPresent(folds -> {
            table.row(
                    "Accuracy, mean of " + folds.folds().size() + " folds",
                    Words.percent(folds.mean()) + ", standard error " + Words.percent(folds.standardError()));
            table.row("The same, every failed pair counted as wrong", Words.percent(folds.failuresWrong()));
        });
        table.row(
                "Equal error rate",
                found.equalError().isPresent()
                        ? Words.percent(found.equalError())
                        : "never equal: too many pairs failed");
        table.row("Area under the curve", Words.percent(found.area()));
        return table;
    }

    private static void writeCurve(Markup out, VerificationFindings found) {
        List<RocPoint> seen = Curves.thin(found.roc(), RocPoint::falseAccepts, RocPoint::trueAccepts).stream()
                .filter(p -> p.falseAccepts() > 0)
                .toList();
        if (seen.isEmpty()) {
            return;
        }
        double lowest = Math.floor(10 * seen.getFirst().trueAccepts() - 1e-9) / 10;
        Plot plot = new Plot(
                "True accepts against false accepts",
                "One rising line; further up and left is better. The table above gives the stated rates.",
                Axis.decades("False accepts (FAR), logarithmic", 1.0 / found.nonMatedPairs()),
                Axis.shares("Pairs of one person accepted (TAR)", Math.max(0, lowest), 1));
        plot.line(
                "pairs",
                seen.stream().map(RocPoint::falseAccepts).toList(),
                seen.stream().map(RocPoint::trueAccepts).toList(),
                true);
        Figures.write(out, "roc", "True accepts against false accepts (ROC)", plot);
    }

    private static Table folds(CrossValidation folds) {
        Table table = new Table("Accuracy of each fold", "Fold", "Threshold from the other folds", "Accuracy");
        folds.folds().forEach(f -> table.row("" + f.fold(), Words.score(f.threshold()), Words.percent(f.accuracy())));
        return table;
    }
}
