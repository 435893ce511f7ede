package org.stillmatch.server.journey;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.audit.act.Role;
import tools.jackson.databind.JsonNode;

/// A retailer claims a slot and says more of it; the police answer.
final class SlotErrand {
    private final Town town;
    private final Careful careful;
    private final String campaign;

    SlotErrand(Town town, Careful careful) {
        this.town = town;
        this.careful = careful;
        this.campaign = town.police(Role.SUPERVISOR)
                .post(
                        "/campaigns",
                        Map.of(
                                "title",
                                "Most prolific, unidentified",
                                "slots",
                                1000,
                                "incidentsNeeded",
                                2,
                                "endsOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                                "retailers",
                                town.retailers().stream()
                                        .map(Town.Retailer::organisation)
                                        .toList()))
                .must(201)
                .id();
    }

    String campaign() {
        return campaign;
    }

    void run(int number, Town.Retailer retailer) {
        String first = "Errand " + number + ": the same jacket and walk.";
        String slot = careful.once(
                "claim slot",
                () -> retailer.system().post("/campaigns/" + campaign + "/slots", Map.of("grounds", first)),
                Answered::id,
                () -> claimed(retailer, first));
        Client supervisor = town.police(Role.SUPERVISOR);
        String better = "Errand " + number + ": the same jacket, walk and bag.";
        change(
                supervisor,
                "change grounds",
                slot,
                better,
                () -> retailer.system().post("/slots/" + slot + "/grounds", Map.of("grounds", better)));
        String officer = "Officer " + number;
        change(
                supervisor,
                "name officer",
                slot,
                officer,
                () -> supervisor.post("/slots/" + slot + "/officer", Map.of("name", officer)));
        String update = "Update " + number + ": footage is being looked at.";
        change(
                supervisor,
                "send update",
                slot,
                update,
                () -> town.police(Role.LOCAL_OFFICER).post("/slots/" + slot + "/updates", Map.of("words", update)));
    }

    private Optional<String> claimed(Town.Retailer retailer, String grounds) {
        List<JsonNode> slots = Careful.answer(retailer.system(), "/campaigns/" + campaign)
                .json()
                .path("slotList")
                .valueStream()
                .toList();
        return slots.stream()
                .filter(slot -> slot.toString().contains(grounds))
                .map(slot -> slot.path("id").asString())
                .findFirst();
    }

    /// What was said can be read on the slot's page once it was done.
    private void change(
            Client reader, String act, String slot, String words, java.util.function.Supplier<Answered> doing) {
        careful.once(
                act,
                doing,
                answer -> slot,
                () -> Optional.of(slot)
                        .filter(id ->
                                Careful.answer(reader, "/slots/" + id).text().contains(words)));
    }
}
