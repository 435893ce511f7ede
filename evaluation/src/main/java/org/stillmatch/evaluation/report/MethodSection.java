package org.stillmatch.evaluation.report;

/// How the numbers were made, for those who want to make them again.
final class MethodSection {
    private MethodSection() {}

    static void write(Markup out, Findings findings) {
        out.element("h2", "How this was measured").open("dl");
        entry(
                out,
                "Definitions",
                "FPIR, FNIR, FAR and TAR are those of ISO/IEC 19795-1 and of NIST’s FRTE 1:N reports. FNIR counts a"
                        + " probe as found when its subject is among the first 50 at or above the threshold. A right or"
                        + " wrong lead is judged by the first candidate alone.");
        entry(
                out,
                "Threshold at a rate",
                "The smallest score at which at most floor(rate × n) of n searches with nobody to find give a lead. All"
                        + " n count, also those without a face. With fewer than 1/rate searches the rate is not"
                        + " measurable; below 30 allowed false leads the figure is called rough (Doddington’s rule of"
                        + " 30).");
        entry(
                out,
                "Intervals",
                "95 %, by resampling people (not pictures) " + Words.count(findings.draws())
                        + " times; each resample chooses its threshold afresh. A share of 0 or 100 % gets Wilson’s"
                        + " interval over the number of people. With fewer than ten people there is none.");
        entry(
                out,
                "Failures",
                "A probe without a face is a miss. A probe whose subject failed to enrol is a miss. A pair with a failed"
                        + " side is a non-match.");
        entry(
                out,
                "Accuracy by folds",
                "The LFW View 2 protocol: the threshold of each fold is the best one on all the others; mean and"
                        + " standard error over the folds.");
        entry(
                out,
                "Quality curves",
                "Errors at the fixed threshold against the share left out, worst first, equal quality together, pictures"
                        + " that a measure could not assess first of all (Grother and Tabassi, ISO/IEC 29794-1).");
        out.close("dl");
    }

    private static void entry(Markup out, String term, String meaning) {
        out.element("dt", term).element("dd", meaning);
    }
}
