package org.stillmatch.evaluation.report;

import org.stillmatch.evaluation.identification.IdentificationFindings;
import org.stillmatch.evaluation.identification.LeadPoint;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.verification.VerificationFindings;

/// The findings that a reader wants first, as sentences.
final class Summary {
    private Summary() {}

    static void write(Markup out, Findings findings) {
        out.element("h2", "In short").open("ul");
        findings.identification().ifPresent(found -> search(out, findings, found));
        findings.verification().ifPresent(found -> pairs(out, found));
        out.close("ul");
    }

    private static void search(Markup out, Findings findings, IdentificationFindings found) {
        int mated = found.searches().getOrDefault(SearchKind.MATED, 0);
        found.groupThreshold()
                .ifPresentOrElse(
                        t -> found.openSets().stream()
                                .filter(o -> o.gate() == t.gate() && o.source() == t.source())
                                .flatMap(o -> o.at(t.rate()).stream())
                                .forEach(point -> leads(out, mated, t.rate(), point)),
                        () -> out.element(
                                "li",
                                "Leads cannot be stated at a false-lead rate of "
                                        + Words.oneIn(findings.run().fpir())
                                        + ": there are too few searches for people who are not in the gallery."));
        found.forcedRanks()
                .first()
                .ifPresent(first -> out.element(
                        "li",
                        "With no threshold and no gate, the right person stands first for " + Words.percent(first)
                                + " of those probes."));
        int refused = found.gate().probes() - found.gate().searchable();
        out.element(
                "li",
                Words.count(found.gate().searchable()) + " of "
                        + Words.count(found.gate().probes()) + " probe pictures were searchable; "
                        + Words.count(refused) + " were not.");
        int lost = found.enrolment().refused();
        out.element(
                "li",
                lost == 0
                        ? "Every picture of the gallery enrolled."
                        : Words.count(lost) + " of "
                                + Words.count(found.enrolment().references())
                                + " gallery pictures failed to enrol, which cost "
                                + Words.count(found.enrolment().probesLost()) + " probes their only chance.");
    }

    private static void leads(Markup out, int mated, double rate, LeadPoint point) {
        out.element(
                "li",
                "Of " + Words.count(mated) + " probes whose subject is in the gallery, "
                        + Words.leads(point.right(), mated) + " gave a right lead and "
                        + Words.leads(point.wrong(), mated)
                        + " a wrong one, at a threshold where at most " + Words.oneIn(rate)
                        + " searches for somebody who is not there gives a lead. The rest gave no lead.");
    }

    private static void pairs(Markup out, VerificationFindings found) {
        found.folds()
                .ifPresent(folds -> out.element(
                        "li",
                        "Asked whether two pictures show one person, the right answer came in "
                                + Words.percent(folds.mean()) + " of the pairs (mean of "
                                + folds.folds().size() + " folds, standard error "
                                + Words.percent(folds.standardError()) + ")."));
    }
}
