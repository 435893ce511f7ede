package org.stillmatch.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.evaluation.identification.GroupFindings;
import org.stillmatch.evaluation.identification.GroupLeads;
import org.stillmatch.evaluation.identification.GroupThreshold;
import org.stillmatch.evaluation.identification.IdentificationFindings;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Subjects;

/// Cameras and cohorts, all judged with the threshold of the whole run.
final class GroupsSection {
    private static final String SMALL = "few people";

    private GroupsSection() {}

    static void write(Markup out, IdentificationFindings found) {
        groups(out, "camera", "Camera", found.byCamera(), found.groupThreshold());
        groups(out, "cohort", "Cohort", found.byCohort(), found.groupThreshold());
    }

    private static void groups(
            Markup out, String id, String what, List<GroupFindings> groups, Optional<GroupThreshold> threshold) {
        if (groups.isEmpty()) {
            return;
        }
        out.element("h2", "By " + id);
        out.paragraph(threshold
                .map(t -> "Every " + id + " is judged with the one threshold of the whole run, "
                        + Words.score(t.threshold()) + " (false-lead rate " + Words.rate(t.rate()) + ", "
                        + t.gate().words() + ").")
                .orElse("Leads are not stated, since no threshold is measurable."));
        if (groups.stream().anyMatch(GroupFindings::isSmall)) {
            out.paragraph("A " + id + " marked ‘" + SMALL + "’ has fewer than " + Subjects.FEW
                    + " people. Its counts are given, but a rate from so few says little and gets no interval.");
        }
        List<Bars.Bar> bars = new ArrayList<>();
        for (GroupFindings group : groups) {
            group.firstRank().ifPresent(first -> bars.add(bar(group, first)));
        }
        if (!bars.isEmpty()) {
            out.open("figure").element("figcaption", "Right person first, by " + id + " (no threshold, no gate)");
            Bars.write(
                    out,
                    id + "-bars",
                    "Right person first, by " + id,
                    "A bar for each " + id + " with its 95 % interval as a line. The table below gives the values.",
                    bars);
            out.close("figure");
        }
        table(what, groups).writeTo(out);
    }

    private static Bars.Bar bar(GroupFindings group, Estimate first) {
        return new Bars.Bar(group.name(), first.value(), first.interval(), group.isSmall() ? SMALL : "");
    }

    private static Table table(String what, List<GroupFindings> groups) {
        Table table = new Table(
                "Searchable pictures and leads",
                what,
                "People",
                "Searchable",
                "Right person first",
                "Right / wrong leads",
                "Missed (FNIR)",
                "False leads (FPIR)");
        for (GroupFindings group : groups) {
            table.row(
                    group.name() + (group.isSmall() ? " – " + SMALL : ""),
                    Words.count(group.subjects()),
                    Words.percent(group.searchable()),
                    Words.percent(group.firstRank()),
                    group.leads()
                            .map(l -> l.right() + " / " + l.wrong() + " of " + group.matedProbes())
                            .orElse("–"),
                    Words.percent(group.leads().flatMap(GroupLeads::falseNegatives)),
                    group.leads().map(GroupsSection::falseLeads).orElse("–"));
        }
        return table;
    }

    private static String falseLeads(GroupLeads leads) {
        return leads.falseLeads() + " of " + leads.nonMatedSearches()
                + leads.falsePositives().map(e -> ", " + Words.percent(e)).orElse("");
    }
}
