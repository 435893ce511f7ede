package org.stillmatch.server.journey;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// A retailer drafts a submission, says it anew, and withdraws it, as a system does that names each request.
final class SubmissionErrand {
    private static final JsonMapper JSON = new JsonMapper();

    private final Careful careful;

    SubmissionErrand(Careful careful) {
        this.careful = careful;
    }

    void run(int number, Town.Retailer retailer) {
        byte[] first = JSON.writeValueAsString(said("He put three bottles into a bag."))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Idempotency-Key", "errand-" + number, "content-type", "application/json");
        // With the same key it is made once, so there is nothing to ask for.
        String submission = careful.once(
                "draft submission",
                () -> retailer.system().send("POST", "/submissions", headers, first),
                Answered::id,
                Optional::empty);
        String better = "Errand " + number + ": he put four bottles into a bag.";
        careful.once(
                "change submission",
                () -> retailer.system().post("/submissions/" + submission, said(better)),
                answer -> submission,
                () -> Optional.of(submission).filter(id -> text(retailer, id).contains(better)));
        careful.once(
                "withdraw submission",
                () -> retailer.system()
                        .post("/submissions/" + submission + "/withdrawal", Map.of("reason", "Sent by mistake")),
                answer -> submission,
                () -> Optional.of(submission).filter(id -> text(retailer, id).contains("\"state\":\"withdrawn\"")));
    }

    private static String text(Town.Retailer retailer, String submission) {
        return Careful.answer(retailer.system(), "/submissions/" + submission).text();
    }

    private static Map<String, Object> said(String happened) {
        Map<String, Object> said = new HashMap<>(Map.of(
                "purpose", "identify suspects of retail crime",
                "offenceClass", "shop-theft",
                "store", Map.of("name", "High Street", "number", "12", "postcodeArea", "sw1a"),
                "from", "2026-03-01T14:05:00Z",
                "goods", List.of(Map.of("item", "Whisky", "quantity", 3, "valuePence", 9000)),
                "lossPence", 9000,
                "violence", "none",
                "staff", "JB, security guard",
                "happened", happened));
        said.put("abuse", false);
        return said;
    }
}
