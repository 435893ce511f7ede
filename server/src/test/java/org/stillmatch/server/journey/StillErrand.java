package org.stillmatch.server.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stillmatch.audit.act.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A retailer sends a still and names the suspect; the police take it in, request a search, authorise it, and oversight
/// reads its receipt.
final class StillErrand {
    private static final JsonMapper JSON = new JsonMapper();

    private final Town town;
    private final Careful careful;
    private final List<byte[]> stills;
    private final Map<String, byte[]> receipts = new ConcurrentHashMap<>();

    /// @param stills of one face each, sent in turn
    StillErrand(Town town, Careful careful, List<byte[]> stills) {
        this.town = town;
        this.careful = careful;
        this.stills = List.copyOf(stills);
    }

    /// The files of all receipts, by enquiry.
    Map<String, byte[]> receipts() {
        return receipts;
    }

    void run(int number, Town.Retailer retailer) {
        String submission = draft(number, retailer);
        String still = still(retailer, submission, stills.get(number % stills.size()));
        send(retailer, submission);
        String crime = "CRN/K/" + number;
        takeIn(submission, still, crime);
        String enquiry = request(submission, still, crime);
        Client authoriser = town.police(Role.AUTHORISER);
        careful.once(
                "authorise enquiry",
                () -> authoriser.post("/enquiries/" + enquiry + "/authorisation", Map.of()),
                answer -> enquiry,
                () -> Optional.of(enquiry)
                        .filter(id -> read(authoriser, "/enquiries/" + id)
                                .path("decidedBy")
                                .isString()));
        careful.until(
                authoriser,
                "/enquiries/" + enquiry,
                seen -> !seen.path("state").asString().equals("authorised"));
        Client oversight = town.police(Role.OVERSIGHT);
        receipts.put(
                enquiry,
                careful.ask(oversight, "/enquiries/" + enquiry + "/receipt")
                        .response()
                        .body());
    }

    private String draft(int number, Town.Retailer retailer) {
        byte[] said = JSON.writeValueAsBytes(SlotFilling.said(retailer, "", number, 1));
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
        headers.put("Idempotency-Key", "still-errand-" + number);
        // With the same key it is made once, so there is nothing to ask for.
        return careful.once(
                "draft submission",
                () -> retailer.system().send("POST", "/submissions", headers, said),
                Answered::id,
                Optional::empty);
    }

    private String still(Town.Retailer retailer, String submission, byte[] jpeg) {
        Client system = retailer.system();
        String still = careful.once(
                "add exhibit",
                () -> system.upload(
                        "/submissions/" + submission + "/exhibits", "file", "till.jpg", "image/jpeg", jpeg, Map.of()),
                Answered::id,
                () -> read(system, "/submissions/" + submission)
                        .path("exhibits")
                        .valueStream()
                        .findFirst()
                        .map(exhibit -> exhibit.path("id").asString()));
        String path = "/exhibits/" + still;
        JsonNode seen = careful.until(system, path, it -> it.path("examined").asBoolean());
        int face =
                SlotFilling.suspect(seen, SlotFilling.Shot.of(jpeg)).orElseThrow(() -> new AssertionError("no face"));
        careful.once(
                "name suspect's face",
                () -> system.post(path + "/suspect", Map.of("face", face, "because", "He takes it.")),
                answer -> still,
                () -> Optional.of(still)
                        .filter(id -> read(system, path).path("suspect").isInt()));
        return still;
    }

    private void send(Town.Retailer retailer, String submission) {
        careful.once(
                "send submission",
                () -> retailer.system().post("/submissions/" + submission + "/sending", Map.of()),
                answer -> submission,
                () -> Optional.of(submission)
                        .filter(id -> read(retailer.system(), "/submissions/" + id)
                                .path("receivedAt")
                                .isString()));
    }

    private void takeIn(String submission, String still, String crime) {
        Client clerk = town.police(Role.INTAKE_CLERK);
        careful.once(
                "confirm face",
                () -> clerk.post("/exhibits/" + still + "/confirmation", Map.of()),
                answer -> still,
                () -> Optional.of(still)
                        .filter(id ->
                                read(clerk, "/exhibits/" + id).path("confirmed").asBoolean()));
        careful.once(
                "accept submission",
                () -> clerk.post(
                        "/submissions/" + submission + "/acceptance",
                        Map.of("crimeNumber", crime, "lawfulSource", true)),
                answer -> submission,
                () -> Optional.of(submission)
                        .filter(id -> !read(clerk, "/submissions/" + id)
                                .path("state")
                                .asString()
                                .equals("received")));
    }

    private String request(String submission, String still, String crime) {
        Client requester = town.police(Role.REQUESTER);
        Map<String, Object> asked = Map.of(
                "purpose",
                "Who took it",
                "offence",
                "shop-theft",
                "crimeNumber",
                crime,
                "submission",
                submission,
                "stills",
                List.of(still));
        return careful.once(
                "request enquiry",
                () -> requester.post("/enquiries", asked),
                Answered::id,
                () -> read(requester, "/enquiries")
                        .path("enquiries")
                        .valueStream()
                        .filter(row -> row.path("crimeNumber").asString().equals(crime))
                        .findFirst()
                        .map(row -> row.path("id").asString()));
    }

    private static JsonNode read(Client who, String path) {
        return Careful.answer(who, path).json();
    }
}
