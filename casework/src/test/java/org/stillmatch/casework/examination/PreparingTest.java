package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Refusal;

/// What a change of the model pack does to fillers that were added under another.
class PreparingTest {
    @Test
    void aFillerThatThePackInServiceDoesNotBelieveIsLeftOut() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID filler = it.fillers.portraits().getFirst().id();
            it.unbelieved.add(filler);
            UUID item = it.waiting();
            assertEquals("waiting", it.state(item));
            List<UUID> chosen = it.bench
                    .database
                    .sql("select filler from examination_filler where examination = :x")
                    .param("x", item)
                    .query((row, number) -> row.getObject("filler", UUID.class))
                    .list();
            assertEquals(11, chosen.size());
            assertFalse(chosen.contains(filler));
        }
    }

    @Test
    void aQuestionWaitsWhileThePackInServiceBelievesTooFew() throws Exception {
        try (Workbench it = Workbench.ready()) {
            it.fillers.portraits().stream().limit(5).forEach(filler -> it.unbelieved.add(filler.id()));
            assertEquals("preparing", it.state(it.waiting()));
        }
    }

    @Test
    void oneQuestionThatCannotBePreparedDoesNotStopTheOthers() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID filler = it.fillers.add(
                    it.supervisor,
                    "Volunteers",
                    "P1",
                    "Signed form",
                    Use.STILL,
                    "filler 1 again".getBytes(StandardCharsets.UTF_8));
            UUID broken = it.tests.put(it.supervisor, filler, "shop-theft", 1);
            it.unbelieved.add(filler);
            it.bench.authorised(1);
            it.bench.work();
            UUID item = it.latest();
            assertThrows(Refusal.class, () -> it.preparing.run(new UUID(0, 0)), "it is tried again");
            assertEquals("preparing", it.state(broken));
            assertEquals("waiting", it.state(item));
        }
    }
}
