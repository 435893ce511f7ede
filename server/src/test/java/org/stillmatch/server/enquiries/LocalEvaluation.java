package org.stillmatch.server.enquiries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.models.Pack;

/// What `stillmatch evaluate` writes, as far as a policy needs it. How accurate searches are is measured elsewhere.
public final class LocalEvaluation {
    /// At which its threshold was measured.
    public static final double FPIR = .01;

    private LocalEvaluation() {}

    /// With the figures that a pack brings of itself for a gallery of so many subjects.
    public static String report(Pack pack, long subjects, Instant at) {
        Threshold threshold = Threshold.of(pack, subjects, FPIR).orElseThrow();
        return report(
                pack.id().sha256(),
                subjects,
                at,
                threshold.value(),
                pack.section("nonMated").orElseThrow());
    }

    static String report(String pack, long subjects, Instant at, double threshold, JsonNode tail) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", "stillmatch-report/1");
        json.putObject("run").put("pack", pack).put("gallery", "local").put("measuredAt", at.toString());
        ObjectNode identification = json.putObject("identification");
        identification.putObject("enrolment").put("subjects", subjects).put("subjectsLost", 0);
        ObjectNode set = identification.putArray("openSets").addObject();
        set.put("gate", "gated").put("source", "not-in-gallery");
        set.putArray("points")
                .addObject()
                .put("rate", FPIR)
                .put("measurable", true)
                .put("threshold", threshold)
                .put("statement", "Firm");
        json.putObject("largerGalleries").set("tail", tail);
        return CanonicalJson.text(json);
    }
}
