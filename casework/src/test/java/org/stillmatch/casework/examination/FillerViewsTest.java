package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Refusal;

/// What a supervisor is told of the fillers: which pictures there are, and whether the number of views gives them away.
class FillerViewsTest {
    @Test
    void nobodyCanBeToldByViewsBeforeASearchListedAnybody() throws Exception {
        try (Workbench it = Workbench.ready()) {
            assertEquals(new Fillers.Views(0, 0), it.fillers.views());
        }
    }

    @Test
    void whoeverHasFewerViewsThanThoseWhomSearchesListIsCounted() throws Exception {
        try (Workbench it = Workbench.ready()) {
            it.waiting();
            inCustody(it, Workbench.SUBJECT, 5);
            inCustody(it, Workbench.OTHER_SUBJECT, 2);
            assertEquals(new Fillers.Views(2, 12), it.fillers.views());

            it.fillers.add(
                    it.supervisor, "Volunteers", "P3", "Signed form", Use.PORTRAIT, bytes("filler 3 from the left"));
            assertEquals(new Fillers.Views(2, 11), it.fillers.views());
        }
    }

    @Test
    void aCollectionListsItsHeldPicturesByPerson() throws Exception {
        try (Workbench it = new Workbench()) {
            it.withFillers(3);
            it.fillers.add(it.supervisor, "Others", "P0", "Signed form", Use.PORTRAIT, bytes("filler other"));
            it.fillers.withdraw(
                    it.supervisor, it.fillers.of("Volunteers", 10).get(1).id(), "Does not agree any more");

            assertEquals(
                    List.of("P0", "P2"),
                    it.fillers.of("Volunteers", 10).stream()
                            .map(Fillers.Listed::person)
                            .toList());
            assertEquals(1, it.fillers.of("Volunteers", 1).size());
            assertEquals(List.of(), it.fillers.of("No such", 10));
        }
    }

    @Test
    void aStillOfSomebodyIsForTestsAndIsNoViewOfThem() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID portrait = it.fillers.portraits().getFirst().id();
            UUID still =
                    it.fillers.add(it.supervisor, "Volunteers", "P1", "Signed form", Use.STILL, bytes("filler 1 shop"));
            UUID stranger = it.fillers.add(
                    it.supervisor, "Volunteers", "P99", "Signed form", Use.STILL, bytes("filler 99 shop"));

            assertEquals(
                    List.of(new Fillers.Collection("Volunteers", "Signed form", 12, 12, 2)), it.fillers.collections());
            assertEquals(12, it.fillers.people());
            assertEquals(12, it.fillers.portraits().size());
            for (UUID unfit : List.of(portrait, stranger)) {
                assertEquals(
                        Set.of("filler"),
                        assertThrows(Refusal.class, () -> it.tests.put(it.supervisor, unfit, "shop-theft", 1))
                                .fields()
                                .keySet());
            }
            it.tests.put(it.supervisor, still, "shop-theft", 1);
        }
    }

    private static void inCustody(Workbench it, int subject, int images) {
        it.bench.database.sql("""
                        insert into custody_subject (id, state, source_id, entered_at)
                        values (:id, 'held', cast(:id as text), now()) on conflict do nothing
                        """).param("id", subject).update();
        it.bench.database.sql("""
                        insert into custody_image (id, subject, source_id, sha256, state, entered_at)
                        select gen_random_uuid(), :id, :id || '-' || g, repeat('0', 64), 'held', now()
                        from generate_series(1, :images) g
                        """).param("id", subject).param("images", images).update();
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
