package org.stillmatch.server.journey;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.audit.act.Role;
import tools.jackson.databind.JsonNode;

/// The way of a slot: its retailer's system claims it, sends the incidents and names the suspect; the police take them
/// in, request a search and authorise it.
final class SlotFilling {
    static final String PURPOSE = "identify suspects of retail crime";

    private final Town town;
    private final String campaign;

    /// @param campaign to which the slots belong
    SlotFilling(Town town, String campaign) {
        this.town = town;
        this.campaign = campaign;
    }

    /// A picture that is sent as a still.
    static final class Shot {
        private final byte[] jpeg;
        private final double across;
        private final double down;

        /// @param across where in it the suspect is, from 0 at the left to 1
        /// @param down likewise from the top
        Shot(byte[] jpeg, double across, double down) {
            this.jpeg = jpeg;
            this.across = across;
            this.down = down;
        }

        static Shot of(byte[] jpeg) {
            return new Shot(jpeg, .5, .5);
        }
    }

    /// @param number of the slot among those of its retailer
    FilledSlot fill(Town.Retailer retailer, int number, Shot shot) {
        Client system = retailer.system();
        String slot = system.post(
                        "/campaigns/" + campaign + "/slots",
                        Map.of("grounds", retailer.name() + ": the same jacket and walk, one of many."))
                .must(201)
                .id();
        String first = system.post("/submissions", said(retailer, slot, number, 1))
                .must(201)
                .id();
        String still = add(system, first, "till.jpg", "image/jpeg", shot.jpeg);
        String second = system.post("/submissions", said(retailer, "", number, 2))
                .must(201)
                .id();
        add(
                system,
                second,
                "statement.txt",
                "text/plain",
                (retailer.name() + ", slot " + number + ": he took six bottles.").getBytes(StandardCharsets.UTF_8));
        system.post("/slots/" + slot + "/incidents", Map.of("submission", second))
                .must(200);
        Optional<Integer> face = suspect(
                system.until("/exhibits/" + still, seen -> seen.path("examined").asBoolean()), shot);
        boolean good = face.map(which -> system.post(
                                "/exhibits/" + still + "/suspect", Map.of("face", which, "because", "He takes it."))
                        .must(200)
                        .json()
                        .path("state")
                        .asString()
                        .equals("received"))
                .orElse(false);
        List<String> incidents = List.of(first, second);
        for (String incident : incidents) {
            system.post("/submissions/" + incident + "/sending", Map.of()).must(200);
        }
        String crime = crime(retailer, number);
        takeIn(incidents, crime, face.map(which -> still));
        if (!good) {
            return new FilledSlot(retailer, slot, incidents, still, Optional.empty(), Map.of());
        }
        String enquiry = town.police(Role.REQUESTER)
                .post(
                        "/enquiries",
                        Map.of(
                                "purpose",
                                "Who took it",
                                "offence",
                                "shop-theft",
                                "crimeNumber",
                                crime,
                                "submission",
                                first,
                                "stills",
                                List.of(still)))
                .must(201)
                .id();
        Map<String, Answered> before = new LinkedHashMap<>();
        FilledSlot.paths(slot, first, still)
                .forEach(path -> before.put(path, system.get(path).must(200)));
        town.police(Role.AUTHORISER)
                .post("/enquiries/" + enquiry + "/authorisation", Map.of())
                .must(200);
        return new FilledSlot(retailer, slot, incidents, still, Optional.of(enquiry), before);
    }

    private void takeIn(List<String> incidents, String crime, Optional<String> named) {
        Client clerk = town.police(Role.INTAKE_CLERK);
        named.ifPresent(still ->
                clerk.post("/exhibits/" + still + "/confirmation", Map.of()).must(200));
        for (String incident : incidents) {
            clerk.post("/submissions/" + incident + "/acceptance", Map.of("crimeNumber", crime, "lawfulSource", true))
                    .must(200);
        }
    }

    static String add(Client system, String submission, String name, String type, byte[] bytes) {
        return system.upload("/submissions/" + submission + "/exhibits", "file", name, type, bytes, Map.of())
                .must(201)
                .id();
    }

    /// The number of the face that is nearest to where the suspect is.
    static Optional<Integer> suspect(JsonNode still, Shot shot) {
        double x = shot.across * still.path("width").asInt();
        double y = shot.down * still.path("height").asInt();
        return still.path("faces")
                .valueStream()
                .min(Comparator.comparingDouble(face -> {
                    JsonNode box = face.path("box");
                    return Math.hypot(
                            box.path("left").asDouble() + box.path("width").asDouble() / 2 - x,
                            box.path("top").asDouble() + box.path("height").asDouble() / 2 - y);
                }))
                .map(face -> face.path("number").asInt());
    }

    private String crime(Town.Retailer retailer, int number) {
        return String.format(Locale.ROOT, "CRN/%02d/%02d", town.retailers().indexOf(retailer) + 10, number);
    }

    /// All of a retailer's incidents are told in equally many letters, so that answers about them can be compared.
    static Map<String, Object> said(Town.Retailer retailer, String slot, int number, int incident) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (!slot.isEmpty()) {
            said.put("slot", slot);
        }
        String reference = String.format(Locale.ROOT, "%s-%02d-%d", retailer.name(), number, incident);
        said.put("externalReference", reference);
        said.put("purpose", PURPOSE);
        said.put("offenceClass", "shop-theft");
        said.put("store", Map.of("name", retailer.name() + " High Street", "number", "12", "postcodeArea", "SW1A"));
        said.put("from", "2026-03-01T14:05:00Z");
        said.put("goods", List.of(Map.of("item", "Whisky", "quantity", 3, "valuePence", 9000)));
        said.put("lossPence", 9000);
        said.put("violence", "none");
        said.put("abuse", false);
        said.put("staff", "JB, security guard");
        said.put("happened", "At " + retailer.name() + " he put three bottles into a bag.");
        return said;
    }
}
