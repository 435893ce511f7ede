package org.stillmatch.evaluation.report;

import java.util.Optional;
import org.stillmatch.evaluation.identification.RunDifference;
import org.stillmatch.evaluation.interval.Difference;

/// Other runs over the same probes, set against the plain one, those that did not help too.
final class VariantsSection {
    private VariantsSection() {}

    static void write(Markup out, Findings findings) {
        if (findings.variants().isEmpty()) {
            return;
        }
        double rate = findings.run().fpir();
        out.element("h2", "Against the plain run");
        out.paragraph("Each line changes one thing and searches the same probes. Differences are in percentage points"
                + " of the probes whose subject is in the gallery, with a 95 % interval from resampling the same people"
                + " in both runs. Where the interval holds zero, the change may be down to who happened to be in the"
                + " test. Leads are as deployed, at a false-lead rate of " + Words.rate(rate) + ".");
        Table table = new Table(
                "Changes against the plain run",
                "Changed",
                "Right person first",
                "Change",
                "Right leads",
                "Wrong leads",
                "Clear?");
        for (Findings.VariantFindings variant : findings.variants()) {
            RunDifference difference = variant.difference();
            Optional<RunDifference.AtRate> at =
                    difference.rates().stream().filter(r -> r.rate() == rate).findFirst();
            table.row(
                    variant.name() + (difference.ownThreshold() ? "" : " (at the plain run’s threshold)"),
                    Words.percent(variant.ranks().first()),
                    Words.points(difference.firstRank()),
                    at.map(a -> Words.points(a.right())).orElse("–"),
                    at.map(a -> Words.points(a.wrong())).orElse("–"),
                    clear(difference.firstRank(), at));
        }
        table.writeTo(out);
    }

    private static String clear(Difference firstRank, Optional<RunDifference.AtRate> at) {
        boolean ranks = firstRank.isClear();
        boolean leads = at.map(a -> a.right().isClear() || a.wrong().isClear()).orElse(false);
        return ranks && leads ? "ranks and leads" : ranks ? "ranks" : leads ? "leads" : "no";
    }
}
