package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;

/// Who asked, when and what for.
///
/// @param role in which they asked; 'standalone' where the program is used without the service
/// @param user who it was, [Personal#USER]
/// @param purpose in words
/// @param offence for which; none in a standalone search
/// @param enquiry under which authority; none in a standalone search
public record Asked(
        Instant at, String role, Sealed user, String purpose, Optional<String> offence, Optional<String> enquiry) {
    static Asked parse(Fields fields) throws JsonException {
        fields.only("at", "role", "user", "purpose", "offence", "enquiry");
        return new Asked(
                fields.moment("at"),
                fields.text("role"),
                Sealed.parse(fields.object("user")),
                fields.text("purpose"),
                fields.maybeText("offence"),
                fields.maybeText("enquiry"));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", at.toString()).put("role", role).set("user", user.json());
        return json.put("purpose", purpose).put("offence", offence.orElse(null)).put("enquiry", enquiry.orElse(null));
    }
}
