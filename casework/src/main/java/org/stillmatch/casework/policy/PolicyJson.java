package org.stillmatch.casework.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;

/// The terms of a policy as the text that is kept and signed.
final class PolicyJson {
    private static final int MOST_BYTES = 1 << 20;

    private PolicyJson() {}

    static String text(PolicyTerms terms) {
        return CanonicalJson.text(json(terms));
    }

    static ObjectNode json(PolicyTerms terms) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("mostCandidates", terms.mostCandidates())
                .put("investigativeFrom", terms.investigativeFrom().orElse(null))
                .put("reconciledWithinHours", terms.reconciledWithinHours())
                .put("controlRate", terms.controlRate())
                .put("authorityDays", terms.authorityDays())
                .put("standingDays", terms.standingDays());
        ArrayNode minors = json.putArray("minorsFor");
        new TreeSet<>(terms.minorsFor()).forEach(minors::add);
        ArrayNode levels = json.putArray("levels");
        for (Level level : terms.levels()) {
            ArrayNode accounts = levels.addObject()
                    .put("from", level.from())
                    .put("grade", level.grade())
                    .putArray("accounts");
            level.accounts().stream().map(UUID::toString).sorted().forEach(accounts::add);
        }
        return json;
    }

    static PolicyTerms parse(String text) {
        try {
            JsonNode json = StrictJson.readCanonical(text.getBytes(StandardCharsets.UTF_8), MOST_BYTES);
            Fields fields = new Fields("", json);
            return new PolicyTerms(
                    (int) fields.count("mostCandidates"),
                    fields.node("investigativeFrom").isNull()
                            ? Optional.empty()
                            : Optional.of((int) fields.count("investigativeFrom")),
                    levels(fields),
                    (int) fields.count("reconciledWithinHours"),
                    Set.copyOf(texts(fields.list("minorsFor"))),
                    fields.number("controlRate"),
                    (int) fields.count("authorityDays"),
                    (int) fields.count("standingDays"));
        } catch (JsonException e) {
            throw new IllegalStateException("The terms of a policy in the database are damaged: " + e.getMessage(), e);
        }
    }

    private static List<Level> levels(Fields fields) throws JsonException {
        List<Level> levels = new ArrayList<>();
        for (JsonNode each : fields.list("levels")) {
            Fields level = new Fields("levels", each);
            levels.add(new Level(
                    (int) level.count("from"),
                    level.text("grade"),
                    Set.copyOf(texts(level.list("accounts")).stream()
                            .map(UUID::fromString)
                            .toList())));
        }
        return levels;
    }

    private static List<String> texts(Iterable<JsonNode> list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.textValue()));
        return texts;
    }
}
