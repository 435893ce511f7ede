package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;

class BlindExaminationTest {
    private Workbench it;

    @BeforeEach
    void begin() throws Exception {
        it = Workbench.ready();
    }

    @AfterEach
    void end() {
        it.close();
    }

    @Test
    void nothingCanBeTakenBeforeThereAreEnoughFillers() throws Exception {
        try (Workbench bare = new Workbench()) {
            UUID item = bare.waiting();
            assertEquals("preparing", bare.state(item));
            assertThrows(Refusal.class, () -> bare.sheets.take(bare.first, item));
            bare.bench.asked.clear();
            bare.withFillers(8);
            assertEquals(
                    8,
                    new HashSet<>(bare.bench.asked).size(),
                    "adding a filler asks again, whatever is asked for or under way already");
            bare.preparing.run(bare.bench.asked.getLast());
            bare.sheets.take(bare.first, item);
        }
    }

    @Test
    void theProbeIsDescribedAndFixedBeforeAnyCandidateOpens() throws Exception {
        UUID item = it.waiting();
        Sheet taken = it.sheets.take(it.first, item);
        assertTrue(taken.entries().isEmpty());
        assertEquals(2, taken.probe().size());
        Sheet described = it.sheets.describe(
                it.first, taken.id(), new Sheet.Description("Left half", "Blurred", Suitability.LIMITED));
        assertEquals(Drawing.ENTRIES, described.entries().size());
        assertEquals("Left half", described.description().orElseThrow().visible());
        Refusal again = assertThrows(
                Refusal.class,
                () -> it.sheets.describe(
                        it.first, taken.id(), new Sheet.Description("Else", "", Suitability.SUITABLE)));
        assertEquals("described", again.fields().get("state"));
    }

    @Test
    void eachExaminerHasOwnIdsAnOwnOrderAndOwnFillers() throws Exception {
        UUID item = it.waiting();
        Sheet one = it.described(it.first, item);
        Sheet other = it.described(it.second, item);
        Set<UUID> ids = ids(one);
        ids.retainAll(ids(other));
        assertTrue(ids.isEmpty());
        assertNotEquals(whom(one), whom(other), "an order that both share tells one of the other");
        assertEquals(
                2, whom(one).stream().filter(who -> who.startsWith("subject")).count());
    }

    private static Set<UUID> ids(Sheet sheet) {
        Set<UUID> ids = new HashSet<>();
        ids.add(sheet.id());
        sheet.probe().forEach(shown -> ids.add(shown.id()));
        sheet.entries().forEach(entry -> {
            ids.add(entry.id());
            entry.pictures().forEach(shown -> ids.add(shown.id()));
        });
        return ids;
    }

    private List<String> whom(Sheet sheet) {
        return it.bench
                .database
                .sql("select coalesce('subject ' || subject, 'filler ' || filler) from sheet_entry where sheet = :s"
                        + " order by position")
                .param("s", sheet.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void twoWhoPickOnePersonMakeAnIdentificationWithTheWeakerSupport() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 3);
        assertEquals("waiting", it.state(item), "nothing tells that one has answered");
        assertEquals(List.of(), it.identified());
        it.picks(it.second, item, Workbench.SUBJECT, 1);
        assertEquals("same person", it.outcome(item));
        assertEquals(List.of("confirmed 7"), it.identified());
        var made = it.identifications.list(1, 0).getFirst();
        assertEquals(1, made.support().orElseThrow().level());
        assertTrue(made.words().contains("limited support for the same person"), made.words());
        assertEquals("concluded", it.bench.enquiries.see(made.enquiry()).state().words());
    }

    @Test
    void whoDifferAreBroughtBeforeTheArbiterAndWhatTheArbiterSharesHolds() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        it.says(it.second, item, Answer.NONE_OF_THESE);
        assertEquals("arbitration", it.state(item));
        it.picks(it.arbiter, item, Workbench.SUBJECT, 2);
        assertEquals("same person", it.outcome(item));
        assertEquals(List.of("confirmed 7"), it.identified());
    }

    @Test
    void whatNobodySharesIsInconclusiveAndDisclosed() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        it.says(it.second, item, Answer.NONE_OF_THESE);
        it.picks(it.arbiter, item, Workbench.OTHER_SUBJECT, 2);
        assertEquals("inconclusive", it.outcome(item));
        assertEquals(List.of("inconclusive"), it.identified());
    }

    @Test
    void anArbiterWhoWasAskedByLotCountsToo() throws Exception {
        UUID item = it.waiting();
        it.lot.shares.add(0.0);
        it.picks(it.first, item, Workbench.SUBJECT, 3);
        it.picks(it.second, item, Workbench.SUBJECT, 3);
        assertEquals("arbitration", it.state(item));
        assertEquals(List.of(), it.identified());
        it.says(it.arbiter, item, Answer.NONE_OF_THESE);
        assertEquals("inconclusive", it.outcome(item));
        assertEquals(List.of("inconclusive"), it.identified());
    }

    @Test
    void twoWhoPickOneFillerNeverMakeALead() throws Exception {
        UUID item = it.waiting();
        // The same filler for both, whatever the lot says.
        it.bench
                .database
                .sql("delete from examination_filler where examination = :x")
                .param("x", item)
                .update();
        UUID filler = it.fillers.portraits().getFirst().id();
        it.bench
                .database
                .sql("insert into examination_filler values (:x, :f, 0)")
                .param("x", item)
                .param("f", filler)
                .update();
        for (Actor actor : List.of(it.first, it.second, it.arbiter)) {
            Sheet sheet = it.described(actor, item);
            it.picks(actor, sheet, it.filler(sheet), 3);
        }
        assertEquals("inconclusive", it.outcome(item));
        assertEquals(List.of(), it.identified());
    }

    @Test
    void nobodySitsOnTwoSeatsNorOnASearchOfTheirOwn() throws Exception {
        UUID item = it.waiting();
        it.says(it.first, item, Answer.INCONCLUSIVE);
        Actor again = new Actor(it.first.account(), it.first.name(), Role.VERIFYING_EXAMINER, Bench.FORCE);
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                refused(() -> it.sheets.take(again, item)).kind());
        Actor requester = new Actor(it.bench.requester.account(), "x", Role.VERIFYING_EXAMINER, Bench.FORCE);
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                refused(() -> it.sheets.take(requester, item)).kind());
        Actor authoriser = new Actor(it.bench.authoriser.account(), "x", Role.VERIFYING_EXAMINER, Bench.FORCE);
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                refused(() -> it.sheets.take(authoriser, item)).kind());
        for (Actor nobody : List.of(again, requester, authoriser)) {
            assertEquals(List.of(), it.examinations.waiting(nobody.account(), Seat.SECOND, 10));
        }
        assertEquals(
                1, it.examinations.waiting(it.second.account(), Seat.SECOND, 10).size());
    }

    private static Refusal refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act);
    }

    @Test
    void aSheetIsNobodyElses() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.described(it.first, item);
        for (Actor other : List.of(it.second, it.arbiter, it.supervisor)) {
            assertEquals(
                    Refusal.Kind.NOT_FOUND,
                    refused(() -> it.sheets.see(other, sheet.id())).kind());
        }
        assertEquals(
                Refusal.Kind.NOT_FOUND,
                refused(() -> it.sheets.see(it.first, new UUID(1, 1))).kind());
    }

    @Test
    void whatIsTakenIsLockedUntilItsTimeIsOver() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.sheets.take(it.first, item);
        Actor quick = Bench.actor(14, Role.EXAMINER);
        assertEquals(
                Refusal.Kind.CONFLICT,
                refused(() -> it.sheets.take(quick, item)).kind());
        assertTrue(it.examinations.waiting(quick.account(), Seat.FIRST, 10).isEmpty());
        assertEquals(
                1, it.examinations.waiting(it.second.account(), Seat.SECOND, 10).size());

        it.bench.now = it.bench.now.plus(Sheets.LOCK).plus(Duration.ofSeconds(1));
        assertEquals(1, it.examinations.waiting(quick.account(), Seat.FIRST, 10).size());
        Sheet taken = it.sheets.take(quick, item);
        assertNotEquals(sheet.id(), taken.id());
        assertEquals(
                Refusal.Kind.NOT_FOUND,
                refused(() -> it.sheets.see(it.first, sheet.id())).kind());
    }

    @Test
    void whoHasSeveralSeatsGetsTheMostUrgentOfAllOfThem() throws Exception {
        UUID calm = it.waiting();
        UUID urgent = it.waiting();
        UUID middling = it.waiting();
        for (UUID item : List.of(calm, urgent, middling)) {
            it.bench
                    .database
                    .sql("update examination set urgency = :urgency where id = :id")
                    .param("urgency", item.equals(urgent) ? 5 : item.equals(middling) ? 4 : 1)
                    .param("id", item)
                    .update();
        }
        it.bench
                .database
                .sql("update examination set state = 'arbitration' where id = :id")
                .param("id", urgent)
                .update();
        List<Actor> both = List.of(Bench.actor(50, Role.EXAMINER), Bench.actor(50, Role.ARBITER));
        UUID account = both.getFirst().account();
        assertEquals(
                List.of(urgent, middling, calm),
                it.examinations.waiting(account, List.of(Seat.FIRST, Seat.ARBITER), 10).stream()
                        .map(Waiting::id)
                        .toList());
        Sheets.Taken taken = it.sheets.next(both).orElseThrow();
        assertEquals(urgent, taken.sheet().examination());
        assertEquals(Role.ARBITER, taken.actor().role());
    }

    @Test
    void whoComesBackLateToAFreeSeatGoesOnWhereTheyWere() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.described(it.first, item);
        it.bench.now = it.bench.now.plus(Sheets.LOCK.multipliedBy(3));
        assertEquals(sheet.id(), it.sheets.take(it.first, item).id());
        assertEquals(SheetState.DESCRIBED, it.sheets.see(it.first, sheet.id()).state());
    }

    @Test
    void anAnswerThatDoesNotFitWhatWasFoundIsRefused() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.described(it.first, item);
        UUID entry = it.entry(sheet, Workbench.SUBJECT);
        Actor actor = it.first;
        assertInvalid(
                "picked",
                () -> it.sheets.conclude(actor, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), "Because"));
        it.kept(actor, sheet, entry, 0);
        assertInvalid(
                "picked",
                () -> it.sheets.conclude(actor, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), "Because"));
        it.kept(actor, sheet, entry, 2);
        assertInvalid(
                "answer", () -> it.sheets.conclude(actor, sheet.id(), Answer.NONE_OF_THESE, Optional.empty(), ""));
        assertInvalid(
                "grounds", () -> it.sheets.conclude(actor, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), " "));
        assertInvalid(
                "picked", () -> it.sheets.conclude(actor, sheet.id(), Answer.INCONCLUSIVE, Optional.of(entry), ""));
        it.sheets.conclude(actor, sheet.id(), Answer.INCONCLUSIVE, Optional.empty(), "");
    }

    @Test
    void noQuickLookDestroysWhatWasFoundInFull() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.described(it.first, item);
        UUID entry = it.entry(sheet, Workbench.SUBJECT);
        Sheet examined = it.kept(it.first, sheet, entry, -1);
        int recorded = it.bench.recorded.size();
        it.bench.now = it.bench.now.plusSeconds(60);
        Sheet same = it.sheets.assess(it.first, sheet.id(), entry, Assessment.KEEP);
        assertEquals(examined.entry(entry), same.entry(entry));
        assertEquals(recorded, it.bench.recorded.size(), "the same again is no act");

        Sheet.Entry excluded = it.sheets
                .assess(it.first, sheet.id(), entry, Assessment.EXCLUDE)
                .entry(entry);
        assertEquals(Optional.empty(), excluded.support(), "it does not count while it is excluded");
        assertEquals(Optional.empty(), excluded.features());
        Sheet again = it.sheets.assess(it.first, sheet.id(), entry, Assessment.KEEP);
        assertEquals(examined.entry(entry), again.entry(entry));

        it.picks(it.first, sheet, entry, 2);
        assertEquals(2, it.bench.count("sheet_entry_examined"), "each full examination stays");
        it.picks(it.second, item, Workbench.SUBJECT, 3);
        assertEquals(
                List.of(2, 3),
                it.revealing.reveal(it.first, item).judgements().stream()
                        .map(judgement -> judgement.support().orElseThrow().level())
                        .toList(),
                "the latest counts");
        new ForgettingEntries(it.bench.database).forget(Workbench.SUBJECT);
        assertEquals(0, it.bench.count("sheet_entry_examined"), "whoever is erased takes them along");
    }

    @Test
    void nobodyIsPickedBeforeEveryFaceWasLookedAtAndAllThatWereKeptExamined() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.described(it.first, item);
        UUID entry = it.entry(sheet, Workbench.SUBJECT);
        it.kept(it.first, sheet, entry, 2);
        List<Sheet.Entry> others = sheet.entries().stream()
                .filter(other -> !other.id().equals(entry))
                .toList();
        UUID kept = others.getFirst().id();
        it.sheets.assess(it.first, sheet.id(), kept, Assessment.KEEP);
        for (Sheet.Entry other : others.subList(1, others.size() - 1)) {
            it.sheets.assess(it.first, sheet.id(), other.id(), Assessment.EXCLUDE);
        }
        assertEquals(
                "Give a quick look first to face " + others.getLast().position()
                        + ". Examine in full, or exclude, face "
                        + others.getFirst().position() + ".",
                missing(sheet, entry));
        it.sheets.assess(it.first, sheet.id(), others.getLast().id(), Assessment.UNSUITABLE);
        assertEquals("Examine in full, or exclude, face " + others.getFirst().position() + ".", missing(sheet, entry));
        it.sheets.examine(it.first, sheet.id(), kept, Workbench.features(), new Support(-2));
        it.sheets.conclude(it.first, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), "Ears");
    }

    private String missing(Sheet sheet, UUID entry) {
        return Objects.requireNonNull(
                refused(() -> it.sheets.conclude(it.first, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), "Ears"))
                        .fields()
                        .get("answer"));
    }

    private static void assertInvalid(String field, org.junit.jupiter.api.function.Executable act) {
        Refusal refusal = refused(act);
        assertEquals(Refusal.Kind.INVALID, refusal.kind());
        assertEquals(Set.of(field), refusal.fields().keySet());
    }

    @Test
    void anUnsuitableProbeOpensNoCandidate() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.sheets.take(it.first, item);
        Sheet described = it.sheets.describe(
                it.first, sheet.id(), new Sheet.Description("Back of a head", "No face", Suitability.UNSUITABLE));
        assertTrue(described.entries().isEmpty());
        assertInvalid(
                "answer", () -> it.sheets.conclude(it.first, sheet.id(), Answer.NONE_OF_THESE, Optional.empty(), ""));
        it.sheets.conclude(it.first, sheet.id(), Answer.UNSUITABLE, Optional.empty(), "");
        assertFalse(it.bench.recorded.stream()
                .filter(act -> act.name().equals("describe probe"))
                .flatMap(act -> act.about().stream())
                .anyMatch(thing -> thing.type().equals("subject")));
    }

    @Test
    void whoSawWhichCandidatesIsOnRecord() throws Exception {
        UUID item = it.waiting();
        it.described(it.first, item);
        Map<String, Long> about = it.bench.recorded.getLast().about().stream()
                .collect(Collectors.groupingBy(org.stillmatch.audit.act.Act.Thing::type, Collectors.counting()));
        assertEquals(Map.of("sheet", 1L, "subject", 2L), about);
    }

    @Test
    void reopeningAsksPeopleWhoHaveNotSeenItAndKeepsWhatWasSaid() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 2);
        it.picks(it.second, item, Workbench.SUBJECT, 2);
        UUID again = it.reopening.reopen(it.supervisor, item, "Alibi");
        assertEquals(List.of("withdrawn 7"), it.identified());
        assertEquals("concluded", it.state(item));
        it.preparing.run(again);
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                refused(() -> it.sheets.take(it.first, again)).kind());
        it.says(Bench.actor(21, Role.EXAMINER), again, Answer.NONE_OF_THESE);
        it.says(Bench.actor(22, Role.VERIFYING_EXAMINER), again, Answer.NONE_OF_THESE);
        assertEquals("none of these", it.outcome(again));
        assertEquals("same person", it.outcome(item));
        assertEquals(
                Refusal.Kind.CONFLICT,
                refused(() -> it.reopening.reopen(it.supervisor, item, "x")).kind());
    }

    @Test
    void wordsGoWithTheKeyOfTheStill() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.picks(it.first, item, Workbench.SUBJECT, 2);
        assertEquals(
                "Ears and brow",
                it.sheets.see(it.first, sheet.id()).conclusion().orElseThrow().grounds());
        it.bench.erase(it.bench.now, Bench.STILL_OWNER);
        Sheet later = it.sheets.see(it.first, sheet.id());
        assertEquals("", later.conclusion().orElseThrow().grounds());
        assertEquals("", later.description().orElseThrow().visible());
    }

    @Test
    void nothingIsRevealedBeforeAllAnswersAreFixedAndThenEverythingIs() throws Exception {
        UUID item = it.waiting();
        it.picks(it.first, item, Workbench.SUBJECT, 3);
        Refusal early = refused(() -> it.revealing.reveal(it.first, item));
        assertEquals(
                early.getMessage(),
                refused(() -> it.revealing.reveal(it.first, new UUID(1, 1))).getMessage());
        it.picks(it.second, item, Workbench.SUBJECT, 2);
        assertEquals(
                Refusal.Kind.NOT_FOUND,
                refused(() -> it.revealing.reveal(it.arbiter, item)).kind());
        Revealed all = it.revealing.reveal(it.first, item);
        assertEquals(Outcome.SAME_PERSON, all.outcome());
        assertEquals(
                List.of(1, 2),
                all.candidates().stream().map(Revealed.Candidate::rank).toList());
        Revealed.Candidate picked = all.candidates().stream()
                .filter(candidate -> candidate.subject().orElseThrow() == Workbench.SUBJECT)
                .findFirst()
                .orElseThrow();
        Fusion fused = picked.fused().orElseThrow();
        assertEquals(3, fused.first());
        assertEquals(2, fused.second());
        assertTrue(fused.score() > 0, "the same picture is above every threshold");
        assertEquals((5 + fused.score()) / 3.0, fused.mean());
        assertEquals(
                1,
                all.candidates().stream()
                        .filter(candidate -> candidate.fused().isPresent())
                        .count());
        assertEquals(
                List.of(Seat.FIRST, Seat.SECOND),
                all.judgements().stream().map(Revealed.Judgement::seat).toList());
        assertEquals(all, it.revealing.reveal(it.supervisor, item));
    }

    @Test
    void whatSomebodyAnsweredIsListedOnceAllHaveAnsweredAndToNobodyElse() throws Exception {
        UUID item = it.waiting();
        it.says(it.first, item, Answer.INCONCLUSIVE);
        assertEquals(List.of(), it.examinations.answered(it.first.account(), 20), "the other has not answered");
        it.picks(it.second, item, Workbench.SUBJECT, 2);
        assertEquals("arbitration", it.state(item));
        for (Actor actor : List.of(it.first, it.second)) {
            assertEquals(List.of(), it.examinations.answered(actor.account(), 20), "the arbiter has not answered");
        }
        it.says(it.arbiter, item, Answer.INCONCLUSIVE);
        Examinations.Answered own =
                it.examinations.answered(it.first.account(), 20).getFirst();
        assertEquals(item, own.examination());
        assertEquals(Answer.INCONCLUSIVE, own.answer());
        assertEquals(List.of(), it.examinations.answered(it.supervisor.account(), 20));
        UUID again = it.reopening.reopen(it.supervisor, item, "Alibi");
        it.preparing.run(again);
        assertEquals(List.of(own), it.examinations.answered(it.first.account(), 20), "nor of a later round");
    }

    @Test
    void examinersAreMeasuredOnFillersAndOnOneAnotherOnceAQuestionIsConcluded() throws Exception {
        UUID item = it.waiting();
        Sheet sheet = it.described(it.first, item);
        it.bench.now = it.bench.now.plus(Duration.ofMinutes(6));
        it.picks(it.first, sheet, it.filler(sheet), 2);
        assertEquals(List.of(), it.measured.all(), "a count would tell of the answer");
        it.says(it.second, item, Answer.NONE_OF_THESE);
        it.says(it.arbiter, item, Answer.NONE_OF_THESE);
        Map<UUID, Examiner> all = it.measured.all().stream().collect(Collectors.toMap(Examiner::account, each -> each));
        Examiner.Counts wrong =
                Objects.requireNonNull(all.get(it.first.account())).all();
        assertEquals(new Examiner.Counts(1, java.util.OptionalDouble.of(6), 1, 1, 0, 0, 0), wrong);
        assertEquals(
                0, Objects.requireNonNull(all.get(it.second.account())).all().fillersPicked());
        assertEquals(
                1, Objects.requireNonNull(all.get(it.second.account())).all().compared());
        assertEquals(
                0,
                Objects.requireNonNull(all.get(it.arbiter.account())).all().compared(),
                "the arbiter answers harder questions");
        assertTrue(wrong.fillerErrors().orElseThrow().low() < 0.25, "one of one says little");
        assertFalse(Objects.requireNonNull(all.get(it.first.account())).drifts());
    }

    @Test
    void aLeadTellsTheGroundsOfAllAndWhoDidNotAgree() throws Exception {
        UUID disputed = it.waiting();
        it.picks(it.first, disputed, Workbench.SUBJECT, 2);
        it.says(it.second, disputed, Answer.NONE_OF_THESE);
        assertEquals(List.of(), it.revealing.basis(disputed, List.of(new UUID(1, 1))), "it is not concluded");
        it.picks(it.arbiter, disputed, Workbench.SUBJECT, 1);
        assertEquals(
                List.of(Revealed.Stance.AGREES, Revealed.Stance.PICKED_NOBODY, Revealed.Stance.AGREES),
                stances(disputed));

        it.lot.shares.add(0.0);
        UUID drawn = it.waiting();
        // Of the same still, of which the three before know the candidates.
        for (Role role : List.of(Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER)) {
            it.picks(Bench.actor(30 + role.ordinal(), role), drawn, Workbench.SUBJECT, 2);
        }
        assertEquals(Collections.nCopies(3, Revealed.Stance.AGREES), stances(drawn));

        new ForgettingEntries(it.bench.database).forget(Workbench.SUBJECT);
        assertEquals(
                List.of(Revealed.Stance.AGREES, Revealed.Stance.AGREES, Revealed.Stance.NOT_KEPT),
                stances(drawn).stream().sorted().toList());
        assertEquals(
                List.of(Revealed.Stance.AGREES, Revealed.Stance.AGREES, Revealed.Stance.PICKED_NOBODY),
                stances(disputed).stream().sorted().toList());
        assertEquals(List.of(), it.revealing.basis(drawn, List.of()), "of what is no lead nothing is told");
    }

    private List<Revealed.Stance> stances(UUID examination) {
        List<UUID> sheets = it.identifications.list(10, 0).stream()
                .filter(each -> each.examination().equals(examination))
                .findFirst()
                .orElseThrow()
                .sheets();
        return it.revealing.basis(examination, sheets).stream()
                .map(Revealed.Basis::stance)
                .toList();
    }

    @Test
    void aTestHasAKnownAnswerAndNeverMakesALead() throws Exception {
        int people = 12;
        List<UUID> stills = new java.util.ArrayList<>();
        for (int i = 0; i < people; i++) {
            stills.add(it.fillers.add(
                    it.supervisor,
                    "Volunteers",
                    "P" + i,
                    "Signed form",
                    Use.STILL,
                    ("filler " + i + " in a shop").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        int mates = 0;
        for (UUID still : stills.subList(0, 6)) {
            UUID item = it.tests.put(it.supervisor, still, "shop-theft", 1);
            it.preparing.run(item);
            Sheet one = it.described(it.first, item);
            Sheet other = it.described(it.second, item);
            List<UUID> mate = it.bench
                    .database
                    .sql("select id from sheet_entry where sheet in (:one, :other) and mate order by sheet = :other")
                    .param("one", one.id())
                    .param("other", other.id())
                    .query((row, number) -> row.getObject("id", UUID.class))
                    .list();
            mates += mate.size() / 2;
            if (mate.isEmpty()) {
                it.sheets.conclude(it.first, one.id(), Answer.NONE_OF_THESE, Optional.empty(), "");
                it.sheets.conclude(it.second, other.id(), Answer.NONE_OF_THESE, Optional.empty(), "");
                assertEquals("none of these", it.outcome(item));
            } else {
                it.picks(it.first, one, mate.get(0), 3);
                it.picks(it.second, other, mate.get(1), 3);
                assertEquals("same person", it.outcome(item));
            }
        }
        assertTrue(mates > 0 && mates < 6, "some tests show the right person and some do not");
        assertEquals(
                0,
                it.bench
                        .database
                        .sql(
                                "select count(*) from sheet_entry e join filler f on f.id = e.filler where f.use = 'still'")
                        .query(Integer.class)
                        .single(),
                "a still is never among candidates");
        assertEquals(List.of(), it.identified());
        Examiner.Counts counts = it.measured.all().getFirst().all();
        assertEquals(mates, counts.matesShown());
        assertEquals(mates, counts.matesPicked());
        assertEquals(6, counts.agreed());
        assertEquals(0, counts.fillersPicked());
    }
}
