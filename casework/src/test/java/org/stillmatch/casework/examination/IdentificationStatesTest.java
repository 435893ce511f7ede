package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.identification.IdentificationState;

/// Every act on an identification in every state by everybody, against docs/states.csv.
class IdentificationStatesTest {
    private static UUID in(IdentificationState state, Workbench it) throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        it.picks(
                it.second,
                item,
                state == IdentificationState.INCONCLUSIVE ? Workbench.OTHER_SUBJECT : Workbench.SUBJECT,
                2);
        if (state == IdentificationState.INCONCLUSIVE) {
            it.says(it.arbiter, item, Answer.NONE_OF_THESE);
        }
        if (state == IdentificationState.WITHDRAWN) {
            it.identifications.withdraw(it.supervisor, only(it), "Alibi");
        }
        assertEquals(state.word(), state(it));
        return item;
    }

    private static UUID only(Workbench it) {
        return it.bench
                .database
                .sql("select id from identification")
                .query(UUID.class)
                .single();
    }

    private static String state(Workbench it) {
        return it.bench
                .database
                .sql("select state from identification")
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @EnumSource(IdentificationState.class)
    void whatThePageOfStatesAllowsSucceedsAndNothingElse(IdentificationState state) throws Exception {
        try (Workbench it = Workbench.ready()) {
            in(state, it);
            UUID id = only(it);
            assertThrows(Refusal.class, () -> it.identifications.withdraw(it.supervisor, id, " "), "without a reason");
            new Allowed("identification", it)
                    .everyActByEveryRole(
                            Map.of("withdraw identification", actor -> it.identifications.withdraw(actor, id, "Alibi")),
                            () -> state(it));
        }
    }

    @ParameterizedTest
    @EnumSource(IdentificationState.class)
    void nothingIsMadeTwiceOfOneQuestion(IdentificationState state) throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID item = in(state, it);
            Item of = it.items.find(item).orElseThrow();
            UUID enquiry = of.enquiry().orElseThrow();
            UUID still = of.still().orElseThrow();
            List<UUID> sheets = sheets(it, item);
            assertThrows(
                    DataIntegrityViolationException.class,
                    () -> agree(it, new Agreements.Agreed(item, enquiry, still, 7, sheets.get(0), sheets.get(1), 1)));
            assertThrows(
                    DataIntegrityViolationException.class,
                    () -> it.bench.transactions.executeWithoutResult(
                            status -> it.identifications.disagreed(item, enquiry, still)));
            assertEquals(state.word(), state(it));
        }
    }

    @ParameterizedTest
    @EnumSource(IdentificationState.class)
    void aStillIsIdentifiedWhileItIsConfirmedAlone(IdentificationState state) throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID still = it.items.find(in(state, it)).orElseThrow().still().orElseThrow();
            assertEquals(state == IdentificationState.CONFIRMED, it.identifications.isIdentified(still));
        }
    }

    @Test
    void oneSheetAloneMakesNoneEvenIfTheServiceAskedForIt() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID item = it.waiting();
            Sheet sheet = it.picks(it.first, item, Workbench.SUBJECT, 3);
            Item of = it.items.find(item).orElseThrow();
            assertThrows(
                    DataIntegrityViolationException.class,
                    () -> agree(
                            it,
                            new Agreements.Agreed(
                                    item,
                                    of.enquiry().orElseThrow(),
                                    of.still().orElseThrow(),
                                    Workbench.SUBJECT,
                                    sheet.id(),
                                    sheet.id(),
                                    3)));
            assertEquals(List.of(), it.identified());
        }
    }

    private static void agree(Workbench it, Agreements.Agreed agreed) {
        it.bench.transactions.executeWithoutResult(status -> it.identifications.agreed(agreed));
    }

    private static List<UUID> sheets(Workbench it, UUID item) {
        return it.bench
                .database
                .sql("select id from sheet where examination = :x order by seat")
                .param("x", item)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    @Test
    void noActOfThePageIsLeftOut() {
        Allowed.assertAllActsOf(
                "identification",
                List.of(Set.of("make identification", "note disagreement", "withdraw identification")));
        assertEquals(
                "confirmed",
                Allowed.next("identification", "", "make identification", Role.SERVICE)
                        .orElseThrow());
        assertEquals(
                "inconclusive",
                Allowed.next("identification", "", "note disagreement", Role.SERVICE)
                        .orElseThrow());
    }
}
