package org.stillmatch.evaluation.report;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import org.stillmatch.evaluation.identification.Enrolment;
import org.stillmatch.evaluation.identification.GateFindings;
import org.stillmatch.evaluation.identification.IdentificationFindings;

/// Pictures that could not be searched or enrolled, and why.
final class GateSection {
    private GateSection() {}

    static void write(Markup out, IdentificationFindings found) {
        GateFindings gate = found.gate();
        out.element("h2", "Pictures that could not be used");
        out.paragraph(Words.count(gate.probes() - gate.searchable()) + " of " + Words.count(gate.probes())
                + " probe pictures were not searchable. " + Words.count(gate.withoutCandidates())
                + " gave no candidate at all, mostly for want of a face. Searchability is decided without"
                + " sight of any reference, candidate or score.");
        reasons(out, "Why probes were not searchable", gate.notSearchableByReason());
        Enrolment enrolment = found.enrolment();
        out.paragraph(Words.count(enrolment.refused()) + " of " + Words.count(enrolment.references())
                + " gallery pictures failed to enrol. " + Words.count(enrolment.subjectsLost()) + " of "
                + Words.count(enrolment.subjects()) + " people have no reference left; "
                + Words.count(enrolment.probesLost())
                + " probes of them are counted as misses everywhere in this report.");
        reasons(out, "Why gallery pictures failed to enrol", enrolment.refusedByReason());
    }

    private static void reasons(Markup out, String caption, SortedMap<String, Integer> reasons) {
        if (!reasons.isEmpty()) {
            Table table = new Table(caption, "Reason", "Pictures");
            reasons.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(e -> table.row(e.getKey(), Words.count(e.getValue())));
            table.writeTo(out);
        }
    }
}
