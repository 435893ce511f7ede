package org.stillmatch.casework.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;

/// report.json of `stillmatch evaluate`, as far as a policy rests on it.
///
/// @param points as deployed, of searches for people who are not in the gallery; their own subject left out if there
///     are no others
/// @param tail the fitted distribution of non-mated scores, if the run was large enough
record EvaluationReport(
        String pack,
        String gallery,
        long subjects,
        Instant measuredAt,
        List<Evaluation.Point> points,
        Optional<JsonNode> tail) {
    private static final int MOST_BYTES = 16 << 20;
    private static final String FIELD = "report";

    /// @throws Refusal if it is no such report, or measured no threshold
    static EvaluationReport read(String text) {
        JsonNode json;
        try {
            json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8), MOST_BYTES);
        } catch (JsonException e) {
            throw Refusal.invalid(FIELD, "This is no report.json of 'stillmatch evaluate': " + e.getMessage() + ".");
        }
        if (!json.path("format").asText().equals("stillmatch-report/1")) {
            throw Refusal.invalid(FIELD, "This is no report.json of 'stillmatch evaluate'.");
        }
        JsonNode enrolment = json.at("/identification/enrolment");
        List<Evaluation.Point> points = points(json, "not-in-gallery");
        if (points.isEmpty()) {
            points = points(json, "own-subject-left-out");
        }
        if (points.isEmpty()) {
            throw Refusal.invalid(
                    FIELD, "The report measured no threshold: evaluate with more people who are not in the gallery.");
        }
        JsonNode tail = json.at("/largerGalleries/tail");
        return new EvaluationReport(
                json.at("/run/pack").asText(),
                json.at("/run/gallery").asText(),
                enrolment.path("subjects").asLong()
                        - enrolment.path("subjectsLost").asLong(),
                moment(json.at("/run/measuredAt").asText()),
                points,
                tail.isObject() ? Optional.of(tail) : Optional.empty());
    }

    private static List<Evaluation.Point> points(JsonNode json, String source) {
        List<Evaluation.Point> points = new ArrayList<>();
        for (JsonNode set : json.at("/identification/openSets")) {
            if (set.path("gate").asText().equals("gated")
                    && set.path("source").asText().equals(source)) {
                for (JsonNode point : set.path("points")) {
                    if (point.path("measurable").asBoolean()) {
                        points.add(new Evaluation.Point(
                                point.path("rate").asDouble(),
                                point.path("threshold").asDouble(),
                                point.path("statement").asText()));
                    }
                }
            }
        }
        return points;
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid(FIELD, "The report does not say when it was measured.");
        }
    }
}
