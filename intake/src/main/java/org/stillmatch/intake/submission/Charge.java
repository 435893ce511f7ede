package org.stillmatch.intake.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;

/// What an officer discloses to the retailer after a charge, as its witnesses need it.
///
/// @param name of who is charged
/// @param court where the case is heard, and `on` which day
public record Charge(String name, String court, LocalDate on) {
    private static final int LONGEST = 200;
    private static final int MOST_BYTES = 1 << 14;

    /// @throws Refusal naming what is missing
    public Charge {
        Map<String, String> missing = new TreeMap<>();
        if (name.isBlank() || name.length() > LONGEST) {
            missing.put("name", "Enter the name of the person who was charged.");
        }
        if (court.isBlank() || court.length() > LONGEST) {
            missing.put("court", "Enter the court.");
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
    }

    String text() {
        return CanonicalJson.text(JsonNodeFactory.instance
                .objectNode()
                .put("name", name.strip())
                .put("court", court.strip())
                .put("on", on.toString()));
    }

    static Charge of(String text) {
        try {
            JsonNode json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8), MOST_BYTES);
            return new Charge(
                    json.path("name").asText(),
                    json.path("court").asText(),
                    LocalDate.parse(json.path("on").asText()));
        } catch (JsonException e) {
            throw new IllegalStateException("A charge that was kept cannot be read", e);
        }
    }
}
