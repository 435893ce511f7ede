package org.stillmatch.casework.repack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.casework.request.States;

/// Every act on a repack in every state, against docs/states.csv.
@Tag("measured")
class RepackStatesTest {
    @TempDir
    private Path folder;

    private interface Act {
        void on(RepackBench bench, UUID id) throws Exception;
    }

    private static final Map<String, Act> ACTS = Map.of(
            "start repack", (bench, id) -> bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME),
            "cover repack", (bench, id) -> bench.task.run(id),
            "stop repack", (bench, id) -> bench.repacks.stop(RepackBench.MANAGER, id, "why"),
            "switch repack", (bench, id) -> bench.repacks.switchTo(RepackBench.OWNER, id, 0));

    private static UUID in(RepackState state, RepackBench bench) throws Exception {
        UUID id = bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME);
        if (state == RepackState.COVERED || state == RepackState.SWITCHED) {
            bench.work();
        }
        if (state == RepackState.SWITCHED) {
            bench.repacks.switchTo(RepackBench.OWNER, id, 0);
        }
        if (state == RepackState.STOPPED) {
            bench.repacks.stop(RepackBench.MANAGER, id, "why");
        }
        assertEquals(state, bench.repacks.see(id).state());
        return id;
    }

    @ParameterizedTest
    @EnumSource(RepackState.class)
    void whatThePageOfStatesAllowsSucceedsAndNothingElse(RepackState state) throws Exception {
        for (Map.Entry<String, Act> act : ACTS.entrySet()) {
            try (TestDatabase database = TestDatabase.fresh();
                    RepackBench bench = new RepackBench(
                            folder.resolve(act.getKey()), database.client(), database.transactions(), 1, step -> {})) {
                bench.sign(bench.second());
                UUID id = in(state, bench);
                bench.register.acts.clear();
                try {
                    act.getValue().on(bench, id);
                } catch (Refusal refused) {
                    assertTrue(
                            refused.kind() == Refusal.Kind.CONFLICT
                                    || act.getKey().equals("start repack"),
                            () -> act.getKey() + ": " + refused.getMessage());
                }
                String next = States.of("repack").stream()
                        .filter(row ->
                                row.act().equals(act.getKey()) && row.state().equals(state.words()))
                        .map(States.Row::next)
                        .findFirst()
                        .orElse(state.words());
                assertEquals(next, bench.repacks.see(id).state().words(), act.getKey() + " in state " + state.words());
                boolean recorded = bench.acts().contains(act.getKey());
                boolean another = act.getKey().equals("start repack") && state == RepackState.STOPPED;
                assertEquals(!next.equals(state.words()) || another, recorded, act.getKey() + " on record");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RepackState.class)
    void everyStateOfTheProgramStandsOnThePageAndNoOther(RepackState state) {
        Set<String> written = States.of("repack").stream().map(States.Row::next).collect(Collectors.toSet());

        assertTrue(written.contains(state.words()), state::words);
        assertEquals(RepackState.values().length, written.size());
    }
}
