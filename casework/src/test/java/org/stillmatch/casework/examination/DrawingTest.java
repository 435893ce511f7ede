package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;

/// What a sheet is made up of tells nothing of who on it was found by the search.
class DrawingTest {
    @Test
    void whoeverHasNoPictureThatMayBeShownIsNotOnTheSheet() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID item = it.waiting();
            it.views.put(Workbench.SUBJECT, 0);

            Sheet sheet = it.described(it.first, item);

            assertEquals(List.of(Workbench.OTHER_SUBJECT), subjects(it, sheet));
            assertEquals(Drawing.ENTRIES, sheet.entries().size());
            assertEquals(List.of(1), counts(sheet));
        }
    }

    @Test
    void aSheetOfFewFillersIsAsLongWithCandidatesAsWithout() throws Exception {
        try (Workbench it = new Workbench()) {
            it.withFillers(Fillers.LEAST_PEOPLE);
            UUID item = it.waiting();
            UUID other = it.waiting();
            it.bench
                    .database
                    .sql(
                            "delete from enquiry_candidate where enquiry = (select enquiry from examination where id = :id)")
                    .param("id", other)
                    .update();
            it.fillers.withdraw(it.supervisor, it.fillers.portraits().getFirst().id(), "Does not agree any more");

            assertEquals(
                    Fillers.LEAST_PEOPLE - 1,
                    it.described(it.first, item).entries().size());
            assertEquals(
                    Fillers.LEAST_PEOPLE - 1,
                    it.described(Bench.actor(14, Role.EXAMINER), other)
                            .entries()
                            .size());
        }
    }

    @Test
    void manyCandidatesAreAmongAsManyFillersAsFillTheNextLength() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID item = it.waiting();
            it.bench.database.sql("""
                            insert into enquiry_candidate (enquiry, still, rank, subject, slot, image, score, raw, lead)
                            select enquiry, still, g, 100 + g, slot, image, score, raw, lead
                            from enquiry_candidate, generate_series(3, 7) g
                            where rank = 1 and enquiry = (select enquiry from examination where id = :id)
                            """).param("id", item).update();

            assertEquals(
                    2 * Drawing.ENTRIES, it.described(it.first, item).entries().size());
        }
    }

    @Test
    void fillersAreShownInAsManyViewsAsThoseAmongWhomTheyAre() throws Exception {
        try (Workbench it = Workbench.ready()) {
            // Seven of the twelve have as many as the one, and more than the other.
            for (int i = 0; i < 7; i++) {
                for (String side : List.of("left", "right")) {
                    it.fillers.add(
                            it.supervisor,
                            "Volunteers",
                            "P" + i,
                            "Signed form",
                            Use.PORTRAIT,
                            ("filler " + i + " from the " + side).getBytes(StandardCharsets.UTF_8));
                }
            }
            UUID item = it.waiting();
            it.views.put(Workbench.SUBJECT, 2);
            it.views.put(Workbench.OTHER_SUBJECT, 2);
            assertEquals(List.of(2), counts(it.described(it.first, item)));

            it.views.put(Workbench.SUBJECT, 1);
            it.views.put(Workbench.OTHER_SUBJECT, 1);
            assertEquals(List.of(1), counts(it.described(it.second, afterFirst(it, item))));
        }
    }

    private static UUID afterFirst(Workbench it, UUID item) {
        UUID sheet = it.bench
                .database
                .sql("select id from sheet where examination = :id")
                .param("id", item)
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
        it.sheets.conclude(it.first, sheet, Answer.INCONCLUSIVE, java.util.Optional.empty(), "");
        return item;
    }

    private static List<Integer> subjects(Workbench it, Sheet sheet) {
        return it.bench
                .database
                .sql("select subject from sheet_entry where sheet = :id and subject is not null order by subject")
                .param("id", sheet.id())
                .query((row, number) -> row.getInt("subject"))
                .list();
    }

    /// How many pictures entries have, each number once.
    private static List<Integer> counts(Sheet sheet) {
        return List.copyOf(new TreeSet<>(
                sheet.entries().stream().map(entry -> entry.pictures().size()).toList()));
    }
}
