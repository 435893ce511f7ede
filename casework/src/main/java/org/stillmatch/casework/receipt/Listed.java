package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;

/// A candidate as a receipt lists it.
///
/// @param rank 1 for the best
/// @param slot of the reference that was compared
/// @param group which custody knows to be a subject
/// @param leaf the hash that stands for the named image in the snapshot's tree, if it was given
/// @param raw the comparison score, −1 to 1
/// @param score the final one
/// @param subject [Personal#SUBJECT]
/// @param image [Personal#IMAGE]
public record Listed(
        int rank, int slot, int group, Optional<Hash> leaf, double raw, double score, Sealed subject, Sealed image) {
    static Listed parse(Fields fields) throws JsonException {
        fields.only("rank", "slot", "group", "leaf", "raw", "score", "subject", "image");
        return new Listed(
                Counts.parse(fields, "rank"),
                Counts.parse(fields, "slot"),
                Counts.parse(fields, "group"),
                fields.node("leaf").isNull()
                        ? Optional.empty()
                        : Optional.of(Hash.parse(fields.hex("leaf", Sealed.HEX))),
                ExactNumber.parse(fields, "raw"),
                ExactNumber.parse(fields, "score"),
                Sealed.parse(fields.object("subject")),
                Sealed.parse(fields.object("image")));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("rank", rank)
                .put("slot", slot)
                .put("group", group)
                .put("leaf", leaf.map(Hash::toString).orElse(null));
        json.set("raw", ExactNumber.json(raw));
        json.set("score", ExactNumber.json(score));
        json.set("subject", subject.json());
        json.set("image", image.json());
        return json;
    }
}
