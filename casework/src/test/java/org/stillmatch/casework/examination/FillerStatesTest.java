package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;

/// Every act on a filler in every state by everybody, against docs/states.csv.
class FillerStatesTest {
    private static final byte[] FILE = "filler 40".getBytes(StandardCharsets.UTF_8);

    private static UUID add(Workbench it, Actor actor) {
        return it.fillers.add(actor, "Volunteers", "P40", "Signed form", Use.PORTRAIT, FILE);
    }

    private static String state(Workbench it) {
        return it.bench
                .database
                .sql("select state from filler where person = 'P40'")
                .query(String.class)
                .optional()
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "held", "withdrawn"})
    void whatThePageOfStatesAllowsSucceedsAndNothingElse(String state) throws Exception {
        try (Workbench it = new Workbench()) {
            UUID id = state.isEmpty() ? new UUID(3, 3) : add(it, it.supervisor);
            if (state.equals("withdrawn")) {
                it.fillers.withdraw(it.supervisor, id, "why");
            }
            assertEquals(state, state(it));
            new Allowed("filler", it)
                    .everyActByEveryRole(
                            Map.of(
                                    "add filler", actor -> add(it, actor),
                                    "withdraw filler", actor -> it.fillers.withdraw(actor, id, "why")),
                            () -> state(it));
        }
    }

    @Test
    void noActOfThePageIsLeftOut() {
        Allowed.assertAllActsOf("filler", List.of(Set.of("add filler", "withdraw filler")));
    }

    @Test
    void nothingIsWithdrawnWithoutAReason() throws Exception {
        try (Workbench it = new Workbench()) {
            UUID id = add(it, it.supervisor);
            assertThrows(Refusal.class, () -> it.fillers.withdraw(it.supervisor, id, " "));
            assertEquals("held", state(it));
        }
    }
}
