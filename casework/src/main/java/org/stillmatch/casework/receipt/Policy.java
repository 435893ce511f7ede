package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.casework.enquiry.Threshold;

/// By what rules candidates were listed.
///
/// @param threshold the final score from which on a candidate is a lead, and where it comes from
/// @param top how many candidates were asked for at most
/// @param version of the policy that was in force
public record Policy(Mode mode, Threshold threshold, int top, String version) {
    /// What may be on the list.
    public enum Mode {
        /// The first candidates whatever they score, for measuring and demonstration.
        STANDALONE("standalone"),

        /// Leads alone.
        LEADS("leads"),

        /// Leads, and at most ten candidates below the threshold, expected wrong.
        INVESTIGATIVE("investigative list");

        private final String words;

        Mode(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        private static Mode of(String words) throws JsonException {
            return Arrays.stream(values())
                    .filter(mode -> mode.words.equals(words))
                    .findFirst()
                    .orElseThrow(() -> new JsonException("policy.mode is none that this program knows"));
        }
    }

    static Policy parse(Fields fields) throws JsonException {
        fields.only("mode", "threshold", "thresholdSource", "top", "version");
        return new Policy(
                Mode.of(fields.text("mode")),
                new Threshold(ExactNumber.parse(fields, "threshold"), fields.text("thresholdSource")),
                Counts.parse(fields, "top"),
                fields.text("version"));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("mode", mode.words());
        json.set("threshold", ExactNumber.json(threshold.value()));
        return json.put("thresholdSource", threshold.source()).put("top", top).put("version", version);
    }
}
