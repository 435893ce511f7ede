package org.stillmatch.casework.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.disk.record.MemoryDisk;

class PoliciesTest implements GalleryNow {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PACK = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final Actor OWNER = new Actor(new UUID(1, 1), "Owner", Role.POLICY_OWNER, new UUID(1, 2));
    private static final PolicyTerms TERMS =
            new PolicyTerms(10, Optional.of(4), List.of(new Level(1, "x", Set.of())), 24, Set.of(), 0.1, 28, 90);

    private final TestDatabase base = TestDatabase.fresh();
    private final List<Act> acts = new ArrayList<>();
    private Instant now = START;
    private String pack = PACK;
    private long subjects = 100;
    private long number;
    private final Ids ids = () -> new UUID(9, ++number);
    private final Evaluations evaluations =
            new Evaluations(base.client(), base.transactions(), acts::add, () -> now, ids, signing());
    private final Policies policies =
            new Policies(base.client(), base.transactions(), acts::add, () -> now, ids, signing(), evaluations, this);

    private static SigningKeys signing() {
        try {
            Path folder = Path.of("/keys");
            return SigningKeys.create(new MemoryDisk(folder), folder.resolve("signing"), new SecureRandom(), START);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        base.close();
    }

    @Override
    public String pack() {
        return pack;
    }

    @Override
    public long subjects() {
        return subjects;
    }

    private UUID drafted(String of) {
        return policies.draft(OWNER, evaluations.handIn(OWNER, Reports.of(of, 100, now)), 0.01, TERMS);
    }

    @Test
    void aDraftIsNotInForceUntilItIsSigned() {
        UUID id = drafted(PACK);
        assertThrows(Refusal.class, policies::requireInForce);

        policies.sign(OWNER, id);

        SearchPolicy policy = policies.requireInForce();
        assertEquals(id, policy.id());
        assertEquals(0.5, policy.threshold());
        assertEquals(TERMS, policy.terms());
        assertEquals(Optional.of("Owner"), policy.signedBy());
        assertTrue(policy.source().contains("measured here on 2026-03-01"), policy.source());
    }

    @Test
    void aLaterOneReplacesTheOneInForce() {
        UUID first = drafted(PACK);
        policies.sign(OWNER, first);
        policies.sign(OWNER, drafted(PACK));

        assertEquals("replaced", policies.see(first).state());
        assertEquals(2, policies.requireInForce().number());
        Act replaced = acts.stream()
                .filter(act -> act.name().equals("replace policy"))
                .findFirst()
                .orElseThrow();
        assertEquals(Role.SERVICE, replaced.actor().role());
        assertEquals(
                "replaced",
                assertThrows(Refusal.class, () -> policies.sign(OWNER, first))
                        .fields()
                        .get("state"));
    }

    @Test
    void anEvaluationHoldsForAYearAndAGalleryThatGrewByLessThanAQuarter() {
        policies.sign(OWNER, drafted(PACK));
        now = START.plus(Duration.ofDays(365));
        subjects = 125;
        policies.requireInForce();

        subjects = 126;
        assertEquals(
                "not evaluated",
                assertThrows(Refusal.class, policies::requireInForce).fields().get("state"));
        subjects = 100;
        now = now.plusSeconds(1);
        assertThrows(Refusal.class, policies::requireInForce);
        UUID late = policies.draft(OWNER, evaluations.list().getFirst().id(), 0.01, TERMS);
        assertThrows(Refusal.class, () -> policies.sign(OWNER, late), "nor is a policy signed on it");
    }

    @Test
    void aPolicyForAnotherPackWaitsUntilThatPackIsSwitchedTo() {
        policies.sign(OWNER, drafted(PACK));
        assertThrows(
                Refusal.class, () -> base.transactions().executeWithoutResult(s -> policies.switchTo(OWNER, OTHER)));
        UUID next = drafted(OTHER);
        policies.sign(OWNER, next);
        assertEquals(1, policies.requireInForce().number(), "the old one holds meanwhile");

        pack = OTHER;
        base.transactions().executeWithoutResult(s -> policies.switchTo(OWNER, OTHER));
        assertEquals(next, policies.requireInForce().id());
    }

    @Test
    void aThresholdThatWasNotMeasuredCannotBeChosen() {
        UUID evaluation = evaluations.handIn(OWNER, Reports.of(PACK, 100, START));

        assertTrue(assertThrows(Refusal.class, () -> policies.draft(OWNER, evaluation, 0.003, TERMS))
                .fields()
                .containsKey("fpir"));
    }

    @Test
    void whatIsNoReportIsRefused() {
        for (String wrong : List.of("", "{}", "nonsense", "{\"format\":\"stillmatch-report/1\"}")) {
            assertTrue(
                    assertThrows(Refusal.class, () -> evaluations.handIn(OWNER, wrong), wrong)
                            .fields()
                            .containsKey("report"),
                    wrong);
        }
        String future = Reports.of(PACK, 100, START.plusSeconds(1));
        assertThrows(Refusal.class, () -> evaluations.handIn(OWNER, future));
    }

    @Test
    void whatNoPolicyCanLayDownIsRefused() {
        UUID evaluation = evaluations.handIn(OWNER, Reports.of(PACK, 100, START));
        PolicyTerms wrong =
                new PolicyTerms(51, Optional.of(6), List.of(new Level(2, "x", Set.of())), 0, Set.of(), 1.5, 366, 0);

        assertEquals(
                Set.of(
                        "mostCandidates",
                        "investigativeFrom",
                        "levels",
                        "reconciledWithinHours",
                        "controlRate",
                        "authorityDays",
                        "standingDays"),
                assertThrows(Refusal.class, () -> policies.draft(OWNER, evaluation, 0.01, wrong))
                        .fields()
                        .keySet());
    }
}
