package org.stillmatch.intake.protocol;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What of a submission is outside a protocol.
final class Objections {
    private Objections() {}

    /// By field: 'purpose', 'offenceClass' or the code of a [SubmissionField].
    static Map<String, String> of(Terms terms, Protocols.Proposal proposal, List<OffenceClass> known) {
        Map<String, String> objections = new TreeMap<>();
        if (!terms.purposes().contains(proposal.purpose())) {
            objections.put(
                    "purpose",
                    "Your protocol with the police does not have this purpose. It has: "
                            + String.join("; ", terms.purposes()) + ".");
        }
        if (!terms.offenceClasses().contains(proposal.offenceClass())) {
            objections.put(
                    "offenceClass",
                    "Your protocol with the police does not cover this offence. It covers: "
                            + known.stream()
                                    .filter(offence -> terms.offenceClasses().contains(offence.code()))
                                    .map(OffenceClass::words)
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
        for (String code : proposal.fieldsUsed()) {
            if (!terms.fields().contains(code)) {
                String words =
                        SubmissionField.of(code).map(SubmissionField::words).orElse(code);
                objections.put(
                        code, "Your protocol with the police does not allow '" + words + "' to be sent. Leave it out.");
            }
        }
        return objections;
    }
}
