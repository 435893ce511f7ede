package org.stillmatch.evaluation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillmatch.evaluation.discard.ErrorVersusDiscard;
import org.stillmatch.evaluation.interval.Interval;
import org.stillmatch.evaluation.tail.FalseLeads;

/// report.json; docs/formats-evaluation.md says what each key holds.
final class ReportJson {
    private static final String FORMAT = "stillmatch-report/1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    static String of(Findings findings) {
        Run run = findings.run();
        ObjectNode root = Json.object().put("format", FORMAT);
        root.putObject("run")
                .put("title", run.title())
                .put("pack", run.pack())
                .put("gallery", run.gallery())
                .put("measuredAt", run.measuredAt().toString())
                .put("fpir", run.fpir())
                .put("draws", findings.draws())
                .put("confidence", Interval.CONFIDENCE);
        findings.identification().ifPresent(i -> root.set("identification", IdentificationJson.of(i)));
        findings.verification().ifPresent(v -> root.set("verification", VerificationJson.of(v)));
        ObjectNode quality = root.putObject("quality");
        quality.set("searches", Json.array(findings.searchQuality(), ReportJson::curve));
        quality.set("pairs", Json.array(findings.pairQuality(), ReportJson::curve));
        root.set("variants", Json.array(findings.variants(), ReportJson::variant));
        ObjectNode larger = root.putObject("largerGalleries").put("model", FalseLeads.FORMULA);
        larger.set("falseLeads", Json.array(findings.falseLeads(), ReportJson::falseLeads));
        findings.tail().ifPresent(tail -> larger.set("tail", MAPPER.valueToTree(tail)));
        root.set("limits", MAPPER.valueToTree(run.limits()));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values could not be written", e);
        }
    }

    private static ObjectNode curve(ErrorVersusDiscard curve) {
        ObjectNode node = Json.object()
                .put("measure", curve.measure())
                .put("trials", curve.trials())
                .put("limit", ErrorVersusDiscard.LIMIT)
                .put("area", curve.area())
                .put("areaAtRandom", curve.areaAtRandom())
                .put("areaAtBest", curve.areaAtBest());
        node.set(
                "points",
                Json.array(
                        Curves.thin(curve.points(), p -> p.discarded(), p -> p.error()),
                        p -> Json.object().put("discarded", p.discarded()).put("error", p.error())));
        return node;
    }

    private static ObjectNode variant(Findings.VariantFindings variant) {
        ObjectNode node = Json.object()
                .put("name", variant.name())
                .put("ownThreshold", variant.difference().ownThreshold());
        node.set("ranks", IdentificationJson.ranks(variant.ranks()));
        node.set("rank1", Json.difference(variant.difference().firstRank()));
        node.set("rates", Json.array(variant.difference().rates(), rate -> {
            ObjectNode at = Json.object().put("rate", rate.rate());
            at.set("right", Json.difference(rate.right()));
            at.set("wrong", Json.difference(rate.wrong()));
            at.set("fnir", Json.difference(rate.falseNegatives()));
            return at;
        }));
        return node;
    }

    private static ObjectNode falseLeads(FalseLeads leads) {
        ObjectNode node = Json.object()
                .put("stills", leads.stills())
                .put("gallery", leads.gallery())
                .put("measuredGallery", leads.measuredGallery())
                .put("measuredFpir", leads.measured())
                .put("value", leads.expected());
        leads.interval().ifPresent(i -> Json.interval(node, i));
        return node;
    }
}
