package org.stillmatch.evaluation.report;

import java.util.List;
import java.util.Optional;
import org.stillmatch.evaluation.discard.ErrorVersusDiscard;
import org.stillmatch.evaluation.identification.IdentificationFindings;
import org.stillmatch.evaluation.identification.Ranks;
import org.stillmatch.evaluation.identification.RunDifference;
import org.stillmatch.evaluation.tail.FalseLeads;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.evaluation.verification.VerificationFindings;

/// Everything that was found in a run.
///
/// @param run what was measured
/// @param draws bootstrap draws behind each interval
/// @param searchQuality curves over the mated searches, at the threshold of the groups
/// @param pairQuality curves over the mated pairs, at the threshold of the strictest measurable FAR
/// @param variants in the order given
/// @param tail of the larger source of non-mated searches; empty with too few
/// @param falseLeads at galleries of other sizes; empty without a measurable threshold
record Findings(
        Run run,
        int draws,
        Optional<VerificationFindings> verification,
        Optional<IdentificationFindings> identification,
        List<ErrorVersusDiscard> searchQuality,
        List<ErrorVersusDiscard> pairQuality,
        List<VariantFindings> variants,
        Optional<NonMatedTail> tail,
        List<FalseLeads> falseLeads) {
    /// Another run set against this one.
    ///
    /// @param ranks of the other run, forced
    record VariantFindings(String name, Ranks ranks, RunDifference difference) {}
}
