package org.stillmatch.evaluation.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.stillmatch.evaluation.identification.GroupFindings;
import org.stillmatch.evaluation.identification.IdentificationFindings;
import org.stillmatch.evaluation.identification.LeadCount;
import org.stillmatch.evaluation.identification.LeadPoint;
import org.stillmatch.evaluation.identification.OpenSetFindings;
import org.stillmatch.evaluation.identification.Ranks;

/// The `identification` part of report.json.
final class IdentificationJson {
    private IdentificationJson() {}

    static ObjectNode of(IdentificationFindings found) {
        ObjectNode node = Json.object();
        ObjectNode searches = node.putObject("searches");
        found.searches().forEach((kind, count) -> searches.put(key(kind), count));
        node.putObject("enrolment")
                .put("references", found.enrolment().references())
                .put("refused", found.enrolment().refused())
                .put("subjects", found.enrolment().subjects())
                .put("subjectsLost", found.enrolment().subjectsLost())
                .put("probesLost", found.enrolment().probesLost())
                .set("refusedByReason", Json.counts(found.enrolment().refusedByReason()));
        node.putObject("gate")
                .put("probes", found.gate().probes())
                .put("searchable", found.gate().searchable())
                .put("withoutCandidates", found.gate().withoutCandidates())
                .set("notSearchableByReason", Json.counts(found.gate().notSearchableByReason()));
        node.set("openSets", Json.array(found.openSets(), IdentificationJson::openSet));
        ObjectNode cmc = node.putObject("cmc");
        cmc.set("forced", ranks(found.forcedRanks()));
        cmc.set("searchable", ranks(found.searchableRanks()));
        found.groupThreshold()
                .ifPresent(t -> node.putObject("groupThreshold")
                        .put("rate", t.rate())
                        .put("gate", key(t.gate()))
                        .put("source", key(t.source()))
                        .put("threshold", t.threshold()));
        node.set("byCamera", Json.array(found.byCamera(), IdentificationJson::group));
        node.set("byCohort", Json.array(found.byCohort(), IdentificationJson::group));
        return node;
    }

    static ObjectNode ranks(Ranks ranks) {
        ObjectNode node = Json.object().put("probes", ranks.probes());
        Json.optional(node, "rank1", ranks.first());
        Json.optional(node, "rank50", ranks.fiftieth());
        node.set("hits", Json.integers(ranks.hits()));
        return node;
    }

    private static ObjectNode openSet(OpenSetFindings set) {
        ObjectNode node = Json.object()
                .put("gate", key(set.gate()))
                .put("source", key(set.source()))
                .put("matedSearches", set.matedSearches())
                .put("nonMatedSearches", set.nonMatedSearches());
        node.set("points", Json.array(set.points(), m -> Json.measurement(m, IdentificationJson::point)));
        node.set(
                "det",
                Json.array(
                        Curves.thin(set.curve(), p -> p.falsePositives(), p -> p.falseNegatives()),
                        p -> Json.object()
                                .put("threshold", p.threshold())
                                .put("fpir", p.falsePositives())
                                .put("fnir", p.falseNegatives())));
        return node;
    }

    private static void point(ObjectNode node, LeadPoint point) {
        node.put("threshold", point.threshold());
        node.set("fpir", Json.estimate(point.falsePositives()));
        node.set("fnir", Json.estimate(point.falseNegatives()));
        node.set("right", leads(point.right()));
        node.set("wrong", leads(point.wrong()));
    }

    private static ObjectNode leads(LeadCount leads) {
        ObjectNode node = Json.object().put("count", leads.count());
        node.set("share", Json.estimate(leads.share()));
        return node;
    }

    private static ObjectNode group(GroupFindings group) {
        ObjectNode node = Json.object()
                .put("name", group.name())
                .put("probes", group.probes())
                .put("subjects", group.subjects())
                .put("small", group.isSmall())
                .put("matedProbes", group.matedProbes());
        node.set("searchable", Json.estimate(group.searchable()));
        Json.optional(node, "rank1", group.firstRank());
        group.leads().ifPresent(leads -> {
            ObjectNode at = node.putObject("leads")
                    .put("right", leads.right())
                    .put("wrong", leads.wrong())
                    .put("nonMatedSearches", leads.nonMatedSearches())
                    .put("falseLeads", leads.falseLeads());
            Json.optional(at, "fnir", leads.falseNegatives());
            Json.optional(at, "fpir", leads.falsePositives());
        });
        return node;
    }

    /// `OWN_SUBJECT_LEFT_OUT` becomes `own-subject-left-out`.
    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
