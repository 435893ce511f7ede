package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.States;

/// Every act on a question in every state by everybody, against docs/states.csv.
class ExaminationStatesTest {
    private interface Work {
        void on(Workbench it, UUID item) throws Exception;
    }

    /// What the service does by itself, tried in every state, where it may do nothing.
    private static final Map<String, Work> SERVICES = new TreeMap<>(Map.of(
            "prepare examination", (it, item) -> it.preparing.run(item),
            "ask arbiter", (it, item) -> answer(it, item, false),
            "conclude examination", (it, item) -> answer(it, item, true),
            "withdraw examination",
                    (it, item) -> it.bench.transactions.executeWithoutResult(
                            status -> it.withdrawing.ofSubmission(Bench.SUBMISSION, "It was withdrawn"))));

    /// Whoever finds a seat free answers; the arbiter only if answers are to end it.
    private static void answer(Workbench it, UUID item, boolean alike) {
        says(it, Bench.actor(41, Role.EXAMINER), item, Answer.NONE_OF_THESE);
        says(it, Bench.actor(42, Role.VERIFYING_EXAMINER), item, alike ? Answer.NONE_OF_THESE : Answer.INCONCLUSIVE);
        if (alike) {
            says(it, Bench.actor(43, Role.ARBITER), item, Answer.NONE_OF_THESE);
        }
    }

    private static void says(Workbench it, Actor actor, UUID item, Answer answer) {
        try {
            it.says(actor, item, answer);
        } catch (Refusal e) {
            // The seat is not to be had in this state.
            assertEquals("not waiting", e.fields().get("state"));
        }
    }

    private static UUID in(ItemState state, Workbench it) throws Exception {
        it.bench.authorised(1);
        it.bench.work();
        UUID item = it.latest();
        if (state == ItemState.PREPARING) {
            return item;
        }
        it.preparing.run(item);
        switch (state) {
            case ARBITRATION -> answer(it, item, false);
            case CONCLUDED -> answer(it, item, true);
            case WITHDRAWN ->
                it.bench.transactions.executeWithoutResult(
                        status -> it.withdrawing.ofSubmission(Bench.SUBMISSION, "It was withdrawn"));
            default -> {}
        }
        assertEquals(state.word(), it.state(item));
        return item;
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void whatTheServiceDoesLeadsWhereThePageOfStatesSaysAndNowhereElse(ItemState state) throws Exception {
        for (Map.Entry<String, Work> act : SERVICES.entrySet()) {
            try (Workbench it = Workbench.ready()) {
                UUID item = in(state, it);
                String next = Allowed.next("examination", state.word(), act.getKey(), Role.SERVICE)
                        .orElse(state.word());
                int recorded = it.bench.recorded.size();
                act.getValue().on(it, item);
                assertEquals(next, it.state(item), act.getKey() + " in state " + state.word());
                if (next.equals(state.word())) {
                    assertEquals(recorded, it.bench.recorded.size(), act.getKey() + " leaves no act");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void whatPeopleAskForSucceedsWhereThePageOfStatesAllowsItAndNowhereElse(ItemState state) throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID item = in(state, it);
            new Allowed("examination", it)
                    .everyActByEveryRole(
                            Map.of("reopen examination", actor -> it.reopening.reopen(actor, item, "Alibi")),
                            () -> it.state(item));
            assertEquals(
                    state == ItemState.CONCLUDED ? 2 : 1,
                    it.bench.count("examination"),
                    "reopening appends a question, and leaves the old one");
        }
    }

    @Test
    void aQuestionComesToBeAsThePageOfStatesSays() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID twice = it.fillers.add(
                    it.supervisor,
                    "Volunteers",
                    "P1",
                    "Signed",
                    Use.STILL,
                    "filler 1 again".getBytes(StandardCharsets.UTF_8));
            new Allowed("examination", it)
                    .everyActByEveryRole(
                            Map.of("queue test", actor -> it.tests.put(actor, twice, "shop-theft", 1)),
                            () -> it.bench.count("examination") == 0 ? "" : it.state(it.latest()));
            UUID enquiry = it.bench.authorised(1);
            it.bench.work();
            assertEquals("preparing", it.state(it.latest()));
            assertThrows(
                    DuplicateKeyException.class,
                    () -> it.bench.transactions.executeWithoutResult(status -> it.examinations.put(enquiry, 5)),
                    "a still is asked about once");
        }
        Allowed.assertAllActsOf(
                "examination",
                List.of(SERVICES.keySet(), Set.of("reopen examination", "queue test", "queue examination")));
        assertEquals(
                Set.of("preparing"),
                Set.copyOf(States.of("examination").stream()
                        .filter(row -> row.state().isEmpty())
                        .map(States.Row::next)
                        .toList()));
    }
}
