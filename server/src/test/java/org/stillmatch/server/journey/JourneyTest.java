package org.stillmatch.server.journey;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;

/// The way through the service over its API.
class JourneyTest {
    @TempDir
    Path folder;

    @Test
    void aRetailersSystemClaimsASlotOfACampaign() {
        try (Town town = Town.on(folder)) {
            for (int i = 1; i <= 2; i++) {
                town.retailer("Retailer " + i);
            }
            String campaign = town.police(Role.SUPERVISOR)
                    .post(
                            "/campaigns",
                            Map.of(
                                    "title",
                                    "Most prolific, unidentified",
                                    "slots",
                                    30,
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
            String slot = town.retailers()
                    .getFirst()
                    .system()
                    .post("/campaigns/" + campaign + "/slots", Map.of("grounds", "Same jacket and walk."))
                    .must(201)
                    .id();
            System.out.println(
                    town.retailers().getFirst().manager().get("/slots/" + slot).text());
        }
    }
}
