package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.enquiries.DemonstrationEvaluation;
import tools.jackson.databind.JsonNode;

/// A service that shows what it does before anybody has measured its gallery.
class DemonstrationTest {
    @TempDir
    Path folder;

    @Test
    void whatThePackSaysOfItselfIsHandedInOnceAndAPolicyOfItHasToBeSignedAllTheSame() {
        try (Town town = Town.on(folder)) {
            Client owner = town.police(Role.POLICY_OWNER);
            assertEquals(0, owner.get("/policies").json().path("evaluations").size(), "not unless it is asked for");
            DemonstrationEvaluation demonstration = town.service().context().getBean(DemonstrationEvaluation.class);
            demonstration.provide();
            demonstration.provide();

            JsonNode evaluations = owner.get("/policies").must(200).json().path("evaluations");
            assertEquals(1, evaluations.size());
            assertTrue(evaluations.get(0).path("provided").asBoolean(), "it says what it is");
            String policy = owner.post(
                            "/policies",
                            Map.ofEntries(
                                    Map.entry(
                                            "evaluation",
                                            evaluations.get(0).path("id").asString()),
                                    Map.entry("fpir", 0.01),
                                    Map.entry("mostCandidates", 10),
                                    Map.entry("levels", List.of(Map.of("from", 1, "grade", "Inspector"))),
                                    Map.entry("reconciledWithinHours", 24),
                                    Map.entry("controlRate", 0.1),
                                    Map.entry("authorityDays", 7),
                                    Map.entry("standingDays", 28)))
                    .must(201)
                    .json()
                    .at("/policy/id")
                    .asString();
            assertTrue(obstacle(owner).contains("policy"), obstacle(owner));
            owner.post("/policies/" + policy + "/signature", Map.of()).must(200);
            assertEquals("", obstacle(owner));
        }
    }

    private static String obstacle(Client owner) {
        return owner.get("/policies").must(200).json().path("obstacle").asString("");
    }
}
