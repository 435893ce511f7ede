package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;

/// On whose authority the service searched.
///
/// @param authoriser who let the search be made, [Personal#USER]
/// @param at when
/// @param level the grade that the policy asks for
/// @param reconciledAt the moment for which the gallery was last compared with its source
/// @param parent the id of the enquiry or standing search that this one follows from
public record Authority(Sealed authoriser, Instant at, String level, Instant reconciledAt, Optional<String> parent) {
    static Authority parse(Fields fields) throws JsonException {
        fields.only("authoriser", "at", "level", "reconciledAt", "parent");
        return new Authority(
                Sealed.parse(fields.object("authoriser")),
                fields.moment("at"),
                fields.text("level"),
                fields.moment("reconciledAt"),
                fields.maybeText("parent"));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", at.toString()).put("level", level).set("authoriser", authoriser.json());
        return json.put("reconciledAt", reconciledAt.toString()).put("parent", parent.orElse(null));
    }
}
