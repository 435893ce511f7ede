package org.stillmatch.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.custody.CustodyImages;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.FaceAnswer;
import org.stillmatch.casework.enquiry.Seconds;
import org.stillmatch.face.Face;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.quality.Assessment;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// An answer as one JSON object, as docs/formats.md describes it.
final class AnswerJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CustodyImages images;

    /// @param images of the gallery, by the numbers that matches carry
    AnswerJson(CustodyImages images) {
        this.images = images;
    }

    ObjectNode of(Answer answer) {
        ObjectNode out = JSON.createObjectNode();
        out.put("still", answer.still())
                .put("sha256", answer.sha256())
                .put("decision", answer.decision().words())
                .put("reason", answer.reason());
        out.putObject("threshold")
                .put("value", answer.threshold().value())
                .put("source", answer.threshold().source());
        out.put("snapshot", answer.snapshot());
        ArrayNode faces = out.putArray("faces");
        answer.faces().forEach(face -> faces.add(face(face)));
        out.set("seconds", seconds(answer.seconds()));
        return out;
    }

    /// A still that was refused, in the same form.
    static ObjectNode refused(String still, String reason) {
        ObjectNode out = JSON.createObjectNode();
        out.put("still", still).put("decision", "not searchable").put("reason", reason);
        out.putArray("faces");
        return out;
    }

    private ObjectNode face(FaceAnswer answer) {
        Face face = answer.face();
        ObjectNode out = JSON.createObjectNode();
        out.put("number", answer.number());
        if (answer.micros() > 0) {
            out.put("micros", answer.micros());
        }
        out.set("box", box(face.box()));
        ArrayNode landmarks = out.putArray("landmarks");
        for (Point point : face.landmarks().points()) {
            landmarks.addArray().add(tenth(point.x())).add(tenth(point.y()));
        }
        out.set("quality", quality(answer.quality()));
        Searchability searchability = answer.searchability();
        out.put("searchable", searchability.searchable());
        out.put(
                "reason",
                searchability.obstacle().map(Searchability.Obstacle::words).orElse(""));
        searchability.advice().forEach(out.withArray("advice")::add);
        ArrayNode candidates = out.putArray("candidates");
        answer.matches().ifPresent(matches -> {
            matches.matches().forEach(match -> candidates.add(candidate(match)));
            out.set("certificate", certificate(matches));
        });
        return out;
    }

    private ObjectNode candidate(Match match) {
        CustodyImage image = images.get(match.image());
        ObjectNode out = JSON.createObjectNode();
        out.put("rank", match.rank())
                .put("subject", image.subject())
                .put("image", image.image())
                .put("score", match.score())
                .put("raw", match.raw());
        if (image.synthetic()) {
            out.put("synthetic", true);
        }
        return out;
    }

    private static ObjectNode certificate(Matches matches) {
        Certificate certificate = matches.certificate();
        ObjectNode out = JSON.createObjectNode();
        out.put("exact", certificate.exact())
                .put("subjects", certificate.references())
                .put("images", matches.images())
                .put("eligible", certificate.eligible())
                .put("compared", certificate.compared())
                .put("rescored", certificate.rescored());
        ArrayNode excluded = out.putArray("excluded");
        certificate.excluded().stream()
                .filter(e -> e.references() > 0)
                .forEach(e -> excluded.addObject().put("reason", e.reason()).put("references", e.references()));
        certificate.greatestNotReturned().ifPresent(score -> out.put("greatest_not_returned", score));
        certificate.greatestPruned().ifPresent(score -> out.put("greatest_pruned", score));
        out.put("kernel", certificate.kernel())
                .put("snapshot", certificate.snapshot())
                .put("pack", certificate.pack().sha256())
                .put("normalisation", matches.normalisation())
                .put("cohort", matches.cohort().orElse("none"))
                .put("says", "It shows what was compared, not that it is the same person.");
        return out;
    }

    private static ObjectNode quality(QualityReport report) {
        ObjectNode out = JSON.createObjectNode();
        report.byName().forEach((name, assessment) -> {
            ObjectNode measure = out.putObject(name);
            switch (assessment) {
                case Assessment.Value value ->
                    measure.put("native", value.nativeValue()).put("value", value.scalar());
                case Assessment.FailureToAssess failure -> measure.put("failure_to_assess", failure.reason());
            }
        });
        return out;
    }

    private static ObjectNode box(Box box) {
        return JSON.createObjectNode()
                .put("x", tenth(box.x()))
                .put("y", tenth(box.y()))
                .put("width", tenth(box.width()))
                .put("height", tenth(box.height()));
    }

    private static ObjectNode seconds(Seconds seconds) {
        return JSON.createObjectNode()
                .put("decode", seconds.decode())
                .put("detect", seconds.detect())
                .put("embed", seconds.embed())
                .put("search", seconds.search())
                .put("total", seconds.total());
    }

    private static double tenth(double v) {
        return Math.round(v * 10) / 10.0;
    }
}
