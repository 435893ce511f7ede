package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.request.Bench;

class WithdrawingTest {
    private Workbench it;

    @BeforeEach
    void begin() throws Exception {
        it = Workbench.ready();
    }

    @AfterEach
    void end() {
        it.close();
    }

    private void withdraw() {
        it.bench.transactions.executeWithoutResult(
                status -> it.withdrawing.ofSubmission(Bench.SUBMISSION, "The submission was withdrawn"));
        // As intake does with it.
        it.bench.erase(it.bench.now, Bench.STILL_OWNER);
    }

    @Test
    void whatIsWithdrawnLeavesTheQueue() throws Exception {
        UUID item = it.waiting();
        assertEquals(1, it.examinations.backlog().size());
        withdraw();
        assertEquals("withdrawn", it.state(item));
        assertEquals(List.of(), it.examinations.backlog());
        for (Seat seat : Seat.values()) {
            assertEquals(List.of(), it.examinations.waiting(it.first.account(), seat, 10));
        }
        assertEquals(Optional.empty(), it.sheets.next(List.of(it.first)));
        assertThrows(Refusal.class, () -> it.sheets.take(it.first, item));
        assertEquals("withdraw examination", it.bench.acts().get(it.bench.acts().size() - 2));
        assertEquals("conclude enquiry", it.bench.acts().getLast(), "nothing of the enquiry is left to answer");
    }

    @Test
    void whoIsAtItIsToldWhyAndDoesNothingMore() throws Exception {
        UUID item = it.waiting();
        Sheet described = it.described(it.first, item);
        UUID entry = it.entry(described, Workbench.SUBJECT);
        Sheet taken = it.sheets.take(it.second, item);
        withdraw();
        List<Executable> acts = List.of(
                () -> it.sheets.see(it.first, described.id()),
                () -> it.sheets.assess(it.first, described.id(), entry, Assessment.KEEP),
                () -> it.sheets.examine(it.first, described.id(), entry, Workbench.features(), new Support(1)),
                () -> it.sheets.conclude(it.first, described.id(), Answer.NONE_OF_THESE, Optional.empty(), ""),
                () -> it.sheets.giveUp(it.first, described.id()),
                () -> it.sheets.describe(
                        it.second, taken.id(), new Sheet.Description("Front", "", Suitability.SUITABLE)));
        int recorded = it.bench.recorded.size();
        for (Executable act : acts) {
            Refusal refusal = assertThrows(Refusal.class, act);
            assertEquals(
                    "What this sheet was about was withdrawn or is over: nothing of it is shown any more.",
                    refusal.getMessage());
        }
        assertEquals(
                Refusal.Kind.NOT_FOUND,
                assertThrows(Refusal.class, () -> it.sheets.see(it.second, described.id()))
                        .kind(),
                "of another's sheet nobody is told anything");
        assertEquals(recorded, it.bench.recorded.size());
        assertEquals(List.of(), it.examinations.taken(it.first.account()));
        assertEquals(2, it.bench.acts().stream().filter("give up sheet"::equals).count());
    }

    @Test
    void whatOneHadAnsweredIsShownToNobodyAndMakesNothing() throws Exception {
        UUID item = it.waiting();
        Sheet answered = it.picks(it.first, item, Workbench.SUBJECT, 3);
        withdraw();
        assertEquals("withdrawn", it.state(item));
        assertThrows(Refusal.class, () -> it.sheets.see(it.first, answered.id()));
        assertThrows(Refusal.class, () -> it.revealing.reveal(it.supervisor, item));
        assertThrows(Refusal.class, () -> it.reopening.reopen(it.supervisor, item, "Why"));
        assertEquals(List.of(), it.identified());
        assertEquals(List.of(), it.measured.all());
    }

    @Test
    void whatWaitsForFillersOrForTheArbiterEndsTooAndTheOthersGoOn() throws Exception {
        UUID arbitrated = it.waiting();
        it.picks(it.first, arbitrated, Workbench.SUBJECT, 2);
        it.says(it.second, arbitrated, Answer.NONE_OF_THESE);
        it.bench.authorised(1);
        it.bench.work();
        UUID preparing = it.latest();
        UUID test = it.tests.put(it.supervisor, twoOfOnePerson(), "shop-theft", 1);
        it.preparing.run(test);
        assertEquals(List.of("arbitration", "preparing", "waiting"), states(arbitrated, preparing, test));
        withdraw();
        assertEquals(List.of("withdrawn", "withdrawn", "waiting"), states(arbitrated, preparing, test));
        it.preparing.run(new UUID(0, 0));
        assertEquals("withdrawn", it.state(preparing), "no filler is chosen for it any more");
        it.says(it.first, test, Answer.INCONCLUSIVE);
    }

    @Test
    void whatIsConcludedStaysAsItIs() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        it.picks(it.second, item, Workbench.SUBJECT, 2);
        int recorded = it.bench.recorded.size();
        it.bench.transactions.executeWithoutResult(
                status -> it.withdrawing.ofSubmission(Bench.SUBMISSION, "Nothing more comes of the submission"));
        assertEquals("concluded", it.state(item));
        assertEquals(List.of("confirmed 7"), it.identified());
        assertEquals(recorded, it.bench.recorded.size());
    }

    @Test
    void nobodyIsAskedAgainAboutAStillThatIsGone() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        it.picks(it.second, item, Workbench.SUBJECT, 2);
        it.bench.stills.submissions.put(Bench.SUBMISSION, "withdrawn");
        assertEquals(
                "withdrawn",
                assertThrows(Refusal.class, () -> it.reopening.reopen(it.supervisor, item, "Alibi"))
                        .fields()
                        .get("state"));
        assertEquals(List.of("confirmed 7"), it.identified(), "a supervisor withdraws it by itself");
        assertEquals(1, it.bench.count("examination"));
    }

    @Test
    void aTestEndsWithThePictureThatItIsAbout() throws Exception {
        UUID filler = twoOfOnePerson();
        UUID test = it.tests.put(it.supervisor, filler, "shop-theft", 1);
        it.preparing.run(test);
        Sheet sheet = it.described(it.first, test);
        it.fillers.withdraw(it.supervisor, filler, "Does not agree any more");
        assertEquals("withdrawn", it.state(test));
        assertEquals(
                "withdrawn",
                assertThrows(Refusal.class, () -> it.sheets.see(it.first, sheet.id()))
                        .fields()
                        .get("state"));
        assertEquals(Optional.empty(), it.sheets.next(List.of(it.second)));
    }

    private UUID twoOfOnePerson() {
        return it.fillers.add(
                it.supervisor,
                "Volunteers",
                "P1",
                "Signed form",
                Use.STILL,
                "filler 1 again".getBytes(StandardCharsets.UTF_8));
    }

    private List<String> states(UUID... items) {
        return List.of(items).stream().map(it::state).toList();
    }

    @Test
    void aCustodyImageThatIsWithdrawnIsShownNoMoreWhileTheRestOfTheSheetIs() throws Exception {
        Sheet sheet = it.described(it.first, it.waiting());
        UUID custody = it.of(Workbench.SUBJECT, false).getFirst();
        it.bench.database.sql("""
                        insert into custody_subject (id, state, source_id, entered_at) values (:id, 'held', 'S', now())
                        """).param("id", Workbench.SUBJECT).update();
        it.bench
                .database
                .sql("""
                        insert into custody_image (id, subject, source_id, state, entered_at)
                        values (:id, :subject, 'I', 'held', now())
                        """)
                .param("id", custody)
                .param("subject", Workbench.SUBJECT)
                .update();
        assertEquals(Set.of(), notShown(sheet));

        it.bench
                .database
                .sql("update custody_image set state = 'withdrawn', reason = 'Wrong person' where id = :id")
                .param("id", custody)
                .update();
        assertEquals(Set.of(it.entry(sheet, Workbench.SUBJECT)), notShown(sheet));
    }

    @Test
    void whoeverIsErasedIsShownNoMoreWhileTheRestOfTheSheetIs() throws Exception {
        Sheet sheet = it.described(it.first, it.waiting());
        UUID entry = it.entry(sheet, Workbench.SUBJECT);
        new ForgettingEntries(it.bench.database).forget(Workbench.SUBJECT);
        assertEquals(Set.of(entry), notShown(sheet));
        assertEquals(
                2,
                sheet.probe().stream()
                        .filter(picture -> it.rows.source(picture.id()).isPresent())
                        .count());
    }

    @Test
    void picturesMadeAgainBeforeAnErasureIsCommittedAreForgottenToo() throws Exception {
        try (MadePictures made = new MadePictures()) {
            MadePictures.Key key = new MadePictures.Key(new UUID(1, 1), true);
            Map<UUID, MadePictures.Shown> before = Map.of(new UUID(2, 2), MadePictures.Shown.NOTHING);
            it.bench.transactions.executeWithoutResult(status -> {
                made.forget(Workbench.SUBJECT);
                assertEquals(before, made.once(key, () -> before), "somebody looks who cannot see the erasure yet");
            });
            assertEquals(Map.of(), made.once(key, Map::of));
        }
    }

    @Test
    void whoseImagesWereWithdrawnMeanwhileIsNotPickedAnyMore() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.described(it.first, item);
        UUID candidate = it.entry(sheet, Workbench.SUBJECT);
        it.kept(it.first, sheet, candidate, 2);
        UUID filler = it.filler(sheet);
        it.kept(it.first, sheet, filler, 2);
        sheet.entries().stream()
                .map(Sheet.Entry::id)
                .filter(other -> !other.equals(candidate) && !other.equals(filler))
                .forEach(other -> it.sheets.assess(it.first, sheet.id(), other, Assessment.EXCLUDE));
        it.views.put(Workbench.SUBJECT, 0);
        it.bench.database.sql("update filler set state = 'withdrawn'").update();
        Refusal ofCandidate = assertThrows(Refusal.class, () -> picks(sheet, candidate));
        Refusal ofFiller = assertThrows(Refusal.class, () -> picks(sheet, filler));
        assertEquals(ofCandidate.fields(), ofFiller.fields(), "it does not tell who is a candidate");
        assertEquals(Set.of("picked"), ofCandidate.fields().keySet());
        it.sheets.conclude(it.first, sheet.id(), Answer.INCONCLUSIVE, Optional.empty(), "");
    }

    private Sheet picks(Sheet sheet, UUID entry) {
        return it.sheets.conclude(it.first, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), "Ears");
    }

    @Test
    void aLeadSaysWhenNoImageOnWhichItRestsMayBeShownAnyMore() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        it.picks(it.second, item, Workbench.SUBJECT, 2);
        List<UUID> sheets = it.identifications.list(1, 0).getFirst().sheets();
        assertEquals(
                List.of(true, true),
                it.revealing.basis(item, sheets).stream()
                        .map(Revealed.Basis::stands)
                        .toList());
        it.views.put(Workbench.SUBJECT, 0);
        assertEquals(
                List.of(false, false),
                it.revealing.basis(item, sheets).stream()
                        .map(Revealed.Basis::stands)
                        .toList());
    }

    @Test
    void anAnswerThatRestsOnAnImageWithdrawnSinceMakesNoIdentification() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        // The first had another image of the same person, which is not among those that may be shown any more.
        it.bench
                .database
                .sql("update sheet_picture set source = :other where entry = (select picked from sheet"
                        + " where examiner = :first)")
                .param("other", new UUID(50, 99).toString())
                .param("first", it.first.account())
                .update();
        it.picks(it.second, item, Workbench.SUBJECT, 2);
        assertEquals("inconclusive", it.outcome(item));
        assertEquals(List.of("inconclusive"), it.identified());
        assertEquals(
                "No picture of whom they agreed on may be shown any more",
                it.bench.recorded.stream()
                        .filter(act -> act.name().equals("conclude examination"))
                        .findFirst()
                        .orElseThrow()
                        .reason());
    }

    /// The entries of which a picture cannot be had.
    private Set<UUID> notShown(Sheet sheet) {
        return sheet.entries().stream()
                .filter(entry -> entry.pictures().stream()
                        .anyMatch(picture -> it.rows.source(picture.id()).isEmpty()))
                .map(Sheet.Entry::id)
                .collect(Collectors.toSet());
    }
}
