package org.stillmatch.server.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.stillmatch.audit.act.Role;
import org.stillmatch.models.Pack;
import org.stillmatch.server.enquiries.LocalEvaluation;

/// The rules for searching, as their owner puts them in force.
final class Policy {
    static final int MOST_CANDIDATES = 10;

    private Policy() {}

    /// Rests on an evaluation of so many subjects. Every search without a candidate ends as 'no lead': none is drawn
    /// for control, so that what the examiners get can be counted.
    static void inForce(Town town, Pack pack, long subjects) {
        Client owner = town.police(Role.POLICY_OWNER);
        String evaluation = owner.post(
                        "/evaluations", Map.of("report", LocalEvaluation.report(pack, subjects, Instant.now())))
                .must(201)
                .id();
        String policy = owner.post(
                        "/policies",
                        Map.of(
                                "evaluation",
                                evaluation,
                                "fpir",
                                LocalEvaluation.FPIR,
                                "mostCandidates",
                                MOST_CANDIDATES,
                                "investigativeFrom",
                                3,
                                "levels",
                                List.of(Map.of("from", 1, "grade", "sergeant")),
                                "reconciledWithinHours",
                                24,
                                "minorsFor",
                                List.of("robbery"),
                                "controlRate",
                                0,
                                "authorityDays",
                                28,
                                "standingDays",
                                90))
                .must(201)
                .json()
                .path("policy")
                .path("id")
                .asString();
        owner.post("/policies/" + policy + "/signature", Map.of()).must(200);
    }
}
