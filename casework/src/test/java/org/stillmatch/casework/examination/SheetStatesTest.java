package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.States;

/// Every act on a sheet in every state by everybody, against docs/states.csv; and that whatever is done, nothing
/// becomes
/// an identification without two people.
class SheetStatesTest {
    private interface Work {
        void on(Workbench it, Actor actor, Sheet sheet, UUID entry);
    }

    private static final Map<String, Work> ACTS = new TreeMap<>(Map.of(
            "describe probe",
                    (it, actor, sheet, entry) -> it.sheets.describe(
                            actor, sheet.id(), new Sheet.Description("Front", "", Suitability.SUITABLE)),
            "assess entry",
                    (it, actor, sheet, entry) -> it.sheets.assess(actor, sheet.id(), entry, Assessment.UNSUITABLE),
            "examine entry",
                    (it, actor, sheet, entry) ->
                            it.sheets.examine(actor, sheet.id(), entry, Workbench.features(), new Support(1)),
            "conclude sheet",
                    (it, actor, sheet, entry) ->
                            it.sheets.conclude(actor, sheet.id(), Answer.INCONCLUSIVE, Optional.empty(), ""),
            "give up sheet", (it, actor, sheet, entry) -> it.sheets.giveUp(actor, sheet.id())));

    /// The sheet of one seat in a state, and an entry of it that was kept, if candidates are open.
    private record Begun(Sheet sheet, UUID entry) {}

    private static Begun in(SheetState state, Workbench it, Actor actor, UUID item) {
        Sheet sheet = it.sheets.take(actor, item);
        if (state == SheetState.TAKEN) {
            return new Begun(sheet, it.entry(sheet, Workbench.SUBJECT));
        }
        if (state == SheetState.GIVEN_UP) {
            it.sheets.giveUp(actor, sheet.id());
            return new Begun(sheet, it.entry(sheet, Workbench.SUBJECT));
        }
        it.sheets.describe(actor, sheet.id(), new Sheet.Description("Front", "", Suitability.SUITABLE));
        UUID entry = it.entry(sheet, Workbench.SUBJECT);
        it.sheets.assess(actor, sheet.id(), entry, Assessment.KEEP);
        if (state == SheetState.CONCLUDED) {
            it.sheets.conclude(actor, sheet.id(), Answer.INCONCLUSIVE, Optional.empty(), "");
        }
        return new Begun(sheet, entry);
    }

    @ParameterizedTest
    @EnumSource(SheetState.class)
    void ofOnesOwnSheetWhatThePageOfStatesAllowsSucceedsAndNothingElse(SheetState state) throws Exception {
        for (Map.Entry<String, Work> act : ACTS.entrySet()) {
            for (Role role : List.of(Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER)) {
                try (Workbench it = Workbench.ready()) {
                    UUID item = it.waiting();
                    if (role == Role.ARBITER) {
                        it.picks(Bench.actor(31, Role.EXAMINER), item, Workbench.SUBJECT, 2);
                        it.says(Bench.actor(32, Role.VERIFYING_EXAMINER), item, Answer.NONE_OF_THESE);
                    }
                    Actor actor = Bench.actor(30, role);
                    Begun begun = in(state, it, actor, item);
                    boolean allowed = States.of("sheet").stream()
                            .anyMatch(row -> row.act().equals(act.getKey())
                                    && row.state().equals(state.words())
                                    && row.role().equals(role.code()));
                    int recorded = it.bench.recorded.size();
                    Optional<Refusal> refused = attempt(act.getValue(), it, actor, begun);
                    String what = act.getKey() + " by " + role.words() + " in state " + state.words();
                    assertEquals(allowed, refused.isEmpty(), what);
                    if (allowed) {
                        assertTrue(it.bench.recorded.size() > recorded, what + " is on record");
                        assertEquals(next(act.getKey(), state, role), stateOf(it, begun.sheet()), what);
                    } else {
                        assertEquals(recorded, it.bench.recorded.size(), what + " leaves no act");
                        assertEquals(state.words(), stateOf(it, begun.sheet()), what);
                    }
                    assertEquals(
                            0,
                            it.identified().stream()
                                    .filter(each -> each.startsWith("confirmed"))
                                    .count(),
                            what + ": one examiner makes no identification");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SheetState.class)
    void nobodyElseDoesAnythingWithASheetWhateverTheirRole(SheetState state) throws Exception {
        try (Workbench it = Workbench.ready()) {
            Actor owner = Bench.actor(30, Role.EXAMINER);
            Begun begun = in(state, it, owner, it.waiting());
            String before = stateOf(it, begun.sheet());
            for (Role role : Role.values()) {
                for (Map.Entry<String, Work> act : ACTS.entrySet()) {
                    Refusal refusal = attempt(act.getValue(), it, Bench.actor(40, role), begun)
                            .orElseThrow(() -> new AssertionError(act.getKey() + " by " + role.words()));
                    assertEquals(Refusal.Kind.NOT_FOUND, refusal.kind(), act.getKey() + " by " + role.words());
                }
            }
            assertEquals(before, stateOf(it, begun.sheet()));
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheThreeSeatsTakeASheet(Role role) throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID waiting = it.waiting();
            boolean allowed = States.of("sheet").stream()
                    .anyMatch(row ->
                            row.act().equals("take sheet") && row.role().equals(role.code()) && role != Role.ARBITER);
            boolean taken = true;
            try {
                it.sheets.take(Bench.actor(30, role), waiting);
            } catch (Refusal e) {
                taken = false;
            }
            assertEquals(allowed, taken, role.words());
        }
    }

    private static Optional<Refusal> attempt(Work work, Workbench it, Actor actor, Begun begun) {
        try {
            work.on(it, actor, begun.sheet(), begun.entry());
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(e);
        }
    }

    private static String next(String act, SheetState state, Role role) {
        return States.of("sheet").stream()
                .filter(row -> row.act().equals(act)
                        && row.state().equals(state.words())
                        && row.role().equals(role.code()))
                .findFirst()
                .orElseThrow()
                .next();
    }

    private static String stateOf(Workbench it, Sheet sheet) {
        return it.bench
                .database
                .sql("select state from sheet where id = :id")
                .param("id", sheet.id())
                .query(String.class)
                .single();
    }
}
