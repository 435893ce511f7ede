package org.stillmatch.casework.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.evaluation.tail.NonMatedTail;

/// What `stillmatch evaluate` writes, as far as a policy needs it.
public final class Reports {
    private Reports() {}

    /// A report with a threshold of 0.5 at FPIR 0.01 and one of 0.6 at 0.003 that is not measurable.
    public static String of(String pack, int subjects, Instant at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", "stillmatch-report/1");
        json.putObject("run").put("pack", pack).put("gallery", "local").put("measuredAt", at.toString());
        ObjectNode identification = json.putObject("identification");
        identification.putObject("enrolment").put("subjects", subjects + 3).put("subjectsLost", 3);
        ObjectNode set = identification.putArray("openSets").addObject();
        set.put("gate", "gated").put("source", "not-in-gallery");
        set.putArray("points")
                .addObject()
                .put("rate", 0.01)
                .put("measurable", true)
                .put("threshold", 0.5)
                .put("statement", "Firm");
        set.withArray("points").addObject().put("rate", 0.003).put("measurable", false);
        Random random = new Random(1);
        double[] top = DoubleStream.generate(() -> 0.25 + 0.05 * random.nextGaussian())
                .limit(1000)
                .toArray();
        json.putObject("largerGalleries")
                .set("tail", NonMatedTail.fit(top, 0, subjects, random).json());
        return CanonicalJson.text(json);
    }
}
