package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.States;

/// Every act on a linking and on a link in every state, against docs/states.csv.
class LinkStatesTest {
    private static final Map<String, BiConsumer<PersonBench, UUID>> ACTS = Map.of(
            "authorise linking", (bench, id) -> bench.linkings.authorise(bench.superintendent, id),
            "refuse linking", (bench, id) -> bench.linkings.refuse(bench.superintendent, id, "why"),
            "end linking", (bench, id) -> bench.linkings.end(bench.bench.requester, id, "why"));

    private static UUID linking(String state, PersonBench bench) {
        UUID id = bench.requested(10).id();
        if (state.equals("running") || state.equals("ended")) {
            bench.linkings.authorise(bench.superintendent, id);
        }
        if (state.equals("ended")) {
            bench.linkings.end(bench.bench.requester, id, "why");
        }
        if (state.equals("refused")) {
            bench.linkings.refuse(bench.superintendent, id, "why");
        }
        assertEquals(state, bench.linkings.see(id).authority().state());
        return id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested", "running", "refused", "ended"})
    void aLinkingGoesWhereThePageOfStatesLeads(String state) {
        for (Map.Entry<String, BiConsumer<PersonBench, UUID>> act : ACTS.entrySet()) {
            try (PersonBench bench = new PersonBench()) {
                UUID id = linking(state, bench);
                int recorded = bench.bench.recorded.size();
                Optional<States.Row> row = row("linking", state, act.getKey());
                boolean done = attempt(() -> act.getValue().accept(bench, id), state);

                assertEquals(row.isPresent(), done, act.getKey() + " in state " + state);
                assertEquals(
                        row.map(States.Row::next).orElse(state),
                        bench.linkings.see(id).authority().state());
                assertEquals(done ? 1 : 0, bench.bench.recorded.size() - recorded, "acts on record");
            }
        }
    }

    private static Optional<States.Row> row(String thing, String state, String act) {
        return States.of(thing).stream()
                .filter(row -> row.act().equals(act) && row.state().equals(state))
                .findFirst();
    }

    private static boolean attempt(Runnable act, String state) {
        try {
            act.run();
            return true;
        } catch (Refusal e) {
            assertEquals(Refusal.Kind.CONFLICT, e.kind());
            assertEquals(state, e.fields().get("state"));
            return false;
        }
    }

    private static final class Pairing implements AutoCloseable {
        final PersonBench bench = new PersonBench();
        final Pair pair;
        Optional<UUID> conclusion = Optional.empty();

        Pairing(String state) throws Exception {
            pair = Pair.of(bench.still(1, 1), bench.still(2, 1));
            bench.running(10);
            bench.work();
            if (state.equals("confirmed")) {
                conclusion = Optional.of(
                        bench.links.confirm(bench.examiner, pair, "why").id());
            }
            if (state.equals("rejected")) {
                conclusion = Optional.of(
                        bench.links.reject(bench.examiner, pair, "why").id());
            }
            assertEquals(Optional.of(state), bench.links.state(pair));
        }

        void act(String name, Actor actor) {
            switch (name) {
                case "confirm link" -> bench.links.confirm(actor, pair, "why");
                case "reject link" -> bench.links.reject(actor, pair, "why");
                default ->
                    bench.links.undo(
                            actor,
                            conclusion.orElseThrow(() -> Refusal.conflict("There is nothing to undo.", "suggested")),
                            "why");
            }
        }

        @Override
        public void close() {
            bench.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suggested", "confirmed", "rejected"})
    void aLinkGoesWhereThePageOfStatesLeadsWhoeverAsks(String state) throws Exception {
        for (String act : List.of("confirm link", "reject link", "undo link")) {
            try (Pairing pairing = new Pairing(state)) {
                for (Role role : Role.values()) {
                    if (role != Role.EXAMINER) {
                        refusedToAnyoneElse(pairing, act, role, state);
                    }
                }
                Optional<States.Row> row = row("link", state, act);
                int recorded = pairing.bench.bench.recorded.size();
                boolean done = attempt(() -> pairing.act(act, pairing.bench.examiner), state);

                assertEquals(row.isPresent(), done, act + " in state " + state);
                row.ifPresent(allowed -> assertEquals(Role.EXAMINER.code(), allowed.role()));
                assertEquals(
                        Optional.of(row.map(States.Row::next).orElse(state)), pairing.bench.links.state(pairing.pair));
                assertEquals(done ? 1 : 0, pairing.bench.bench.recorded.size() - recorded, "acts on record");
            }
        }
    }

    private static void refusedToAnyoneElse(Pairing pairing, String act, Role role, String state) {
        int recorded = pairing.bench.bench.recorded.size();
        boolean refused = false;
        try {
            pairing.act(act, Bench.actor(50, role));
        } catch (Refusal e) {
            refused = e.kind() == Refusal.Kind.FORBIDDEN || e.kind() == Refusal.Kind.CONFLICT;
        }
        assertTrue(refused, act + " by " + role.words());
        assertEquals(Optional.of(state), pairing.bench.links.state(pairing.pair));
        assertEquals(recorded, pairing.bench.bench.recorded.size());
    }

    @Test
    void noStateIsMissingFromThePage() {
        assertEquals(
                4,
                States.of("linking").stream().map(States.Row::next).distinct().count());
        assertEquals(
                3, States.of("link").stream().map(States.Row::next).distinct().count());
    }
}
