package org.stillmatch.server.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.terms.TermsService.Somebody;
import tools.jackson.databind.JsonNode;

class TermsPagesTest {
    private static TermsService service;

    @BeforeAll
    static void start() {
        service = new TermsService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aMissedClockShowsOnThePagesOfBothSidesAndOfNobodyElse() {
        Somebody shop = partner("Late Shop");
        Somebody other = partner("Other Shop");
        Somebody force = service.police(Role.SUPERVISOR);
        String campaign = open(force, shop, other);
        String slot = shop.posted("/campaigns/" + campaign + "/slots", Map.of("grounds", "Same red coat"))
                .path("id")
                .asString();
        assertFalse(shop.page("/protocols").contains("Overdue"));

        service.pass(Duration.ofDays(6));

        for (String page : List.of("/protocols", "/campaigns/" + campaign, "/slots/" + slot)) {
            assertTrue(shop.page(page).contains("Overdue"), page);
            assertTrue(shop.page(page).contains("Name an officer"), page);
        }
        assertTrue(force.page("/protocols").contains("Late Shop"));
        assertTrue(force.page("/slots/" + slot).contains("Overdue"));
        JsonNode returns =
                json(force.get("/campaigns/" + campaign, "application/json")).path("returns");
        assertEquals(
                1,
                returns.valueStream()
                        .filter(r -> r.path("retailer").asString().equals("Late Shop"))
                        .findFirst()
                        .orElseThrow()
                        .path("missed")
                        .asInt());
        assertFalse(other.page("/protocols").contains("Overdue"));
        assertFalse(other.page("/campaigns/" + campaign).contains("Late Shop"));
        assertEquals(404, other.get("/slots/" + slot, "text/html").statusCode());
    }

    @Test
    void aFormThatIsWrongComesBackWithWhatWasWrongAndWhatWasEntered() {
        Somebody owner = service.police(Role.POLICY_OWNER);

        HttpResponse<String> answer = owner.submit(
                "/protocols/new",
                "/protocols",
                "retailer=&purposes%5B1%5D=Find+thieves&offenceClasses%5B0%5D=shop-theft&retentionDays=30"
                        + "&officerWithinDays=2&updateEveryDays=7&controllers%5B0%5D.name=The+police");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("There is a problem"));
        assertTrue(answer.body().contains("Select a retailer."));
        assertTrue(answer.body().contains("value=\"Find thieves\""), answer::body);
    }

    @Test
    void aProtocolIsProposedAgreedAndEndedByForms() {
        UUID id = service.retailer("Form Shop");
        Somebody owner = service.police(Role.POLICY_OWNER);
        Somebody manager = service.manager(id);

        HttpResponse<String> proposed = owner.submit(
                "/protocols/new",
                "/protocols",
                "retailer=" + id + "&purposes%5B0%5D=Identify+suspects&purposes%5B1%5D=&offenceClasses%5B1%5D=robbery"
                        + "&fields%5B2%5D=goods&retentionDays=30&violentFirst=true&officerWithinDays=2"
                        + "&updateEveryDays=7&controllers%5B0%5D.name=The+police"
                        + "&controllers%5B0%5D.controls=Searches&controllers%5B1%5D.name=&controllers%5B1%5D.controls=");
        assertEquals(303, proposed.statusCode(), proposed::body);
        String at = proposed.headers().firstValue("location").orElse("");
        assertTrue(manager.page(at).contains("Agree to this protocol"));

        assertEquals(303, manager.submit(at, at + "/agreement", "").statusCode());
        assertEquals(303, manager.submit(at, at + "/sharing", "share=true").statusCode());
        assertTrue(owner.page(at).contains("The retailer shares links"));
        assertTrue(manager.page("/protocols").contains("Agreed"));
        assertEquals(303, manager.submit(at, at + "/end", "reason=Over").statusCode());
        assertTrue(owner.page(at).contains("Ended"));
        assertEquals(409, owner.post(at + "/end", Map.of("reason", "Again")).statusCode());
    }

    @Test
    void everyPageIsWrittenForEveryRoleThatMaySeeIt() {
        Somebody shop = partner("Seen Shop");
        Somebody supervisor = service.police(Role.SUPERVISOR);
        String campaign = "/campaigns/" + open(supervisor, shop);
        String slot = "/slots/"
                + shop.posted(campaign + "/slots", Map.of("grounds", "Same red coat"))
                        .path("id")
                        .asString();
        supervisor.posted(slot + "/officer", Map.of("name", "PC Ada"));
        supervisor.posted(slot + "/updates", Map.of("words", "We asked for a clip", "nextStep", "Look at the clip"));
        supervisor.posted(campaign + "/reminders", Map.of("words", "Two weeks to go"));
        shop.posted(slot + "/grounds", Map.of("grounds", "Same walk"));

        assertTrue(shop.page(campaign).contains("Two weeks to go"));
        for (Role role : List.of(Role.SUPERVISOR, Role.INTAKE_CLERK, Role.LOCAL_OFFICER, Role.OVERSIGHT)) {
            String seen = service.police(role).page(slot);
            assertTrue(seen.contains("PC Ada") && seen.contains("Look at the clip") && seen.contains("Same walk"));
            service.police(role).page(campaign);
            service.police(role).page("/campaigns");
        }
        service.police(Role.POLICY_OWNER).page("/protocols/new");
        supervisor.page("/campaigns/new");
        assertEquals(403, service.police(Role.ANALYST).get(slot, "text/html").statusCode());
        assertEquals(303, shop.submit(slot, slot + "/end", "reason=Two+people").statusCode());
        assertTrue(shop.page(slot).contains("Two people"));
        assertEquals(
                303,
                supervisor
                        .submit(campaign, campaign + "/end", "reason=All+is+in")
                        .statusCode());
        assertTrue(shop.page(campaign).contains("All is in"));
    }

    @Test
    void itIsRecordedThatTheForceLookedAtASlot() {
        Somebody shop = partner("Watched Shop");
        Somebody supervisor = service.police(Role.SUPERVISOR);
        String slot = shop.posted("/campaigns/" + open(supervisor, shop) + "/slots", Map.of("grounds", "Same red coat"))
                .path("id")
                .asString();
        shop.page("/slots/" + slot);
        supervisor.page("/slots/" + slot);

        assertEquals(
                1,
                service.acts().stream()
                        .filter(act -> act.name().equals("see slot")
                                && act.about().getFirst().id().equals(slot))
                        .count());
    }

    private static Somebody partner(String name) {
        Somebody manager = service.manager(service.retailer(name));
        String protocol = service.police(Role.POLICY_OWNER)
                .posted(
                        "/protocols",
                        Map.of(
                                "retailer", manager.organisation(),
                                "purposes", List.of("Identify suspects"),
                                "offenceClasses", List.of("shop-theft", "robbery"),
                                "fields", List.of("goods", "loss"),
                                "controllers", List.of(Map.of("name", "The police", "controls", "Searches")),
                                "retentionDays", 365,
                                "violentFirst", true,
                                "officerWithinDays", 5,
                                "updateEveryDays", 14))
                .path("id")
                .asString();
        manager.posted("/protocols/" + protocol + "/agreement", Map.of());
        return manager;
    }

    private static String open(Somebody supervisor, Somebody... retailers) {
        return supervisor
                .posted(
                        "/campaigns",
                        Map.of(
                                "title",
                                "Top offenders",
                                "slots",
                                30,
                                "incidentsNeeded",
                                3,
                                "endsOn",
                                "2026-12-31",
                                "retailers",
                                List.of(retailers).stream()
                                        .map(Somebody::organisation)
                                        .toList()))
                .path("id")
                .asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new tools.jackson.databind.json.JsonMapper().readTree(answer.body());
    }
}
