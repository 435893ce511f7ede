package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.register.Registers.MANAGER;
import static org.stillmatch.casework.register.Registers.captured;
import static org.stillmatch.casework.register.Registers.embedded;
import static org.stillmatch.casework.register.Registers.facts;
import static org.stillmatch.casework.register.Registers.person;
import static org.stillmatch.casework.register.Registers.reviewed;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.custody.CaseworkDirectories;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.offences.OffenceRole;
import org.stillmatch.casework.offences.RecordedOffence;
import org.stillmatch.casework.offences.RecordedOffences;
import org.stillmatch.casework.register.Arrest;
import org.stillmatch.casework.register.Registers;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.intake.submission.SubmissionFiles;

/// Whom leads point to, and that nothing else of them is taken for one.
class KnownPersonsTest {
    @TempDir
    private Path folder;

    private final PersonBench bench = new PersonBench();
    private final IdentifiedStills answers = new IdentifiedStills(bench);
    private final Actor officer = Bench.actor(80, Role.LOCAL_OFFICER);
    private CaseworkDirectory directory;
    private Registers register;
    private Subjects subjects;
    private RecordedOffences offences;
    private KnownPersons persons;
    private int subject;

    @BeforeEach
    void open() throws Exception {
        directory = CaseworkDirectories.in(folder);
        register = new Registers(directory, bench.bench.database, bench.bench.transactions, 1);
        offences = new RecordedOffences(
                bench.bench.database, bench.bench.transactions, bench.bench, bench.bench, bench.bench.ids);
        subjects = new Subjects(
                bench.bench.database,
                bench.bench.transactions,
                bench.bench,
                bench.bench,
                directory.keys(),
                register.intents,
                List.of(answers.identifications, offences));
        persons = new KnownPersons(
                bench.bench.database,
                bench.bench.transactions,
                bench.bench,
                new CustodyRecords(
                        subjects, register.images, register.pictures, register.arrests, offences, bench.bench),
                answers.identifications,
                new SubmissionFiles(
                        bench.bench.database,
                        bench.bench.transactions,
                        bench.bench,
                        bench.bench,
                        new NoKeys(),
                        new SecureRandom()),
                new Unconfirmed(bench.bench.database, bench.bench, answers.identifications));
        subject = subjects.enter(MANAGER, person("S-1"));
    }

    /// The bench seals no names of files, so none can be opened.
    private static final class NoKeys implements Keys {
        @Override
        public long fresh() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean key(long owner, byte[] into) {
            return false;
        }

        @Override
        public void erase(Instant at, long owner) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void close() throws Exception {
        directory.close();
        bench.close();
    }

    private KnownPersons.File seen() {
        return persons.see(officer, subject);
    }

    private void assertNobody(int number) {
        int recorded = bench.bench.recorded.size();
        Refusal refusal = assertThrows(Refusal.class, () -> persons.see(officer, number));

        assertEquals(Refusal.Kind.NOT_FOUND, refusal.kind());
        assertEquals("There is no such known person.", refusal.getMessage());
        assertEquals(recorded, bench.bench.recorded.size());
    }

    private static List<UUID> others(List<NotConfirmed.Beside> besides) {
        return besides.stream().map(beside -> beside.other().still()).toList();
    }

    @Test
    void leadsOfTwoSubmissionsStandByTheirSubmissions() {
        UUID first = bench.still(1, 1);
        UUID second = bench.still(2, 1);
        answers.confirmed(first, subject);
        answers.confirmed(second, subject);

        KnownPersons.File file = seen();
        assertEquals(2, file.offences());
        assertEquals(2, file.retailers());
        assertEquals(
                List.of(List.of(first), List.of(second)),
                file.linked().stream()
                        .map(one ->
                                one.leads().stream().map(lead -> lead.still()).toList())
                        .toList());
        assertEquals(
                List.of(1, 1),
                file.linked().stream().map(one -> one.exhibits().size()).toList());
        Act act = bench.bench.recorded.getLast();
        assertEquals("see known person", act.name());
        assertEquals(Act.Kind.CONSULTATION, act.kind());
        assertTrue(act.about().contains(new Act.Thing("subject", String.valueOf(subject))));
        assertTrue(act.about().contains(new Act.Thing("still", second.toString())));
    }

    @Test
    void thoseWithLeadsInMoreThanOneOffenceComeFirst() {
        int other = subjects.enter(MANAGER, person("S-2"));
        int third = subjects.enter(MANAGER, person("S-3"));
        UUID one = bench.submission(1, "CR/1");
        answers.confirmed(bench.still(one, 1), subject);
        answers.confirmed(bench.still(one, 1), subject);
        answers.confirmed(bench.still(bench.submission(2, "CR/1 "), 1), subject);
        answers.confirmed(bench.still(2, 2), other);
        answers.confirmed(bench.still(2, 2), other);
        answers.inconclusive(bench.still(2, 3), third);

        KnownPersons.Listed listed = persons.list(officer, 50, 0);
        assertEquals(
                List.of(other + ": 2 1 2", subject + ": 1 2 3"),
                listed.persons().stream()
                        .map(each ->
                                each.subject() + ": " + each.offences() + " " + each.retailers() + " " + each.stills())
                        .toList());
        assertEquals(1, listed.ofMoreThanOneOffence());
        assertEquals(false, listed.more());
        assertEquals(true, persons.list(officer, 1, 0).more());
        Act act = bench.bench.recorded.getLast();
        assertEquals("list known persons", act.name());
        assertEquals(List.of(new Act.Thing("subject", String.valueOf(other))), act.about());
    }

    @Test
    void aSubjectWithoutALeadIsAnsweredLikeNobody() {
        answers.open(bench.still(1, 1), subject);
        int unsure = subjects.enter(MANAGER, person("S-2"));
        answers.inconclusive(bench.still(1, 2), unsure);
        int withdrawn = subjects.enter(MANAGER, person("S-3"));
        answers.identifications.withdraw(
                answers.supervisor, answers.confirmed(bench.still(1, 3), withdrawn), "Two people");

        for (int number : new int[] {subject, unsure, withdrawn, 4711, -1}) {
            assertNobody(number);
        }
        assertEquals(List.of(), persons.list(officer, 50, 0).persons());
    }

    @Test
    void whoeverWasErasedIsGone() {
        answers.confirmed(bench.still(1, 1), subject);
        subjects.erase(MANAGER, subject, "Acquitted");

        assertNobody(subject);
        assertEquals(List.of(), persons.list(officer, 50, 0).persons());
    }

    @Test
    void whatItsRetailerWithdrewIsNoLead() {
        UUID submission = bench.submission(1, "CR/1");
        answers.confirmed(bench.still(submission, 1), subject);
        bench.bench
                .database
                .sql("update submission set state = 'withdrawn' where id = :id")
                .param("id", submission)
                .update();

        assertNobody(subject);
        assertEquals(List.of(), persons.list(officer, 50, 0).persons());
    }

    @Test
    void nobodyWhoComparesStillsMayLook() {
        answers.confirmed(bench.still(1, 1), subject);
        for (Role role : List.of(Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER)) {
            Actor examiner = Bench.actor(81, role);

            assertEquals(
                    Refusal.Kind.FORBIDDEN,
                    assertThrows(Refusal.class, () -> persons.see(examiner, subject))
                            .kind());
            assertEquals(
                    Refusal.Kind.FORBIDDEN,
                    assertThrows(Refusal.class, () -> persons.list(examiner, 50, 0))
                            .kind());
        }
    }

    @Test
    void aStillIsReachedByOneLinkAndNeverByTwo() throws Exception {
        UUID own = bench.still(1, 1);
        UUID next = bench.still(2, 1);
        UUID further = bench.still(3, 1);
        bench.running(10);
        bench.work();
        bench.same(own, next);
        bench.same(next, further);
        bench.links.reject(bench.examiner, Pair.of(own, further), "Another nose");
        answers.confirmed(own, subject);

        NotConfirmed not = seen().notConfirmed();
        assertEquals(List.of(next), others(not.linked()));
        assertEquals(List.of(), not.suggested());
        assertEquals(1, seen().offences(), "a link adds no offence");
        assertTrue(bench.bench.recorded.getLast().about().contains(new Act.Thing("still", next.toString())));
    }

    @Test
    void aSuggestionIsShownOnlyWhileALinkingIsInForce() throws Exception {
        UUID own = bench.still(1, 1);
        UUID next = bench.still(2, 1);
        Linking linking = bench.running(10);
        bench.work();
        answers.confirmed(own, subject);

        assertEquals(List.of(next), others(seen().notConfirmed().suggested()));
        bench.linkings.end(bench.bench.requester, linking.id(), "Done");
        assertEquals(List.of(), seen().notConfirmed().suggested());
    }

    @Test
    void whatExaminersAreBeingAskedIsNotShown() throws Exception {
        UUID own = bench.still(1, 1);
        UUID linked = bench.still(2, 1);
        UUID suggested = bench.still(3, 1);
        UUID doubted = bench.still(1, 2);
        bench.running(10);
        bench.work();
        bench.same(own, linked);
        answers.confirmed(own, subject);
        UUID before = answers.confirmed(doubted, subject);
        answers.identifications.withdraw(answers.supervisor, before, "Asked again");
        NotConfirmed all = seen().notConfirmed();
        assertEquals(List.of(linked), others(all.linked()));
        assertEquals(List.of(suggested), others(all.suggested()));
        assertEquals(1, all.notHeld().size());

        answers.open(linked, subject);
        answers.open(suggested, subject);
        answers.askAgain(answers.examinationOf(before));

        assertEquals(new NotConfirmed(List.of(), List.of(), List.of(), List.of()), seen().notConfirmed());
    }

    @Test
    void whatSpeaksAgainstALeadIsShown() throws Exception {
        UUID own = bench.still(1, 1);
        UUID second = bench.still(2, 1);
        UUID somebodyElses = bench.still(3, 1);
        bench.running(10);
        bench.work();
        bench.links.reject(bench.examiner, Pair.of(own, second), "Other ears");
        bench.same(own, somebodyElses);
        answers.confirmed(own, subject);
        answers.confirmed(second, subject);
        answers.confirmed(somebodyElses, subjects.enter(MANAGER, person("S-2")));

        NotConfirmed not = seen().notConfirmed();
        assertEquals(2, not.contradicted().size());
        assertTrue(others(not.contradicted()).contains(somebodyElses));
        assertEquals(List.of(), not.linked());
    }

    @Test
    void whatWasWithdrawnOrLeftOpenStandsApart() {
        answers.confirmed(bench.still(1, 1), subject);
        UUID withdrawn = answers.confirmed(bench.still(2, 1), subject);
        answers.identifications.withdraw(answers.supervisor, withdrawn, "Alibi");
        UUID inconclusive = answers.inconclusive(bench.still(3, 1), subject);
        answers.inconclusive(bench.still(3, 2), subjects.enter(MANAGER, person("S-2")));

        KnownPersons.File file = seen();
        assertEquals(1, file.offences());
        assertEquals(
                List.of(withdrawn, inconclusive),
                file.notConfirmed().notHeld().stream()
                        .map(one -> one.identification().id())
                        .toList());
    }

    @Test
    void imagesComeWithAgesAndThoseThatMayNotBeComparedAreOnlyCounted() {
        register.images.enrol(MANAGER, subject, captured(facts("I-1"), LocalDate.of(2015, 5, 5)), embedded(1));
        register.images.enrol(MANAGER, subject, captured(facts("I-2"), LocalDate.of(2026, 2, 1)), embedded(2));
        register.images.enrol(MANAGER, subject, captured(facts("I-3"), LocalDate.of(2007, 1, 1)), embedded(3));
        register.images.enrol(
                MANAGER, subject, reviewed(facts("I-4"), Optional.of(LocalDate.of(2026, 2, 27))), embedded(4));
        answers.confirmed(bench.still(1, 1), subject);

        CustodyRecord record = seen().record();
        assertEquals(
                List.of(Optional.of(Period.ofMonths(1)), Optional.of(Period.of(10, 9, 24))),
                record.images().stream().map(CustodyRecord.Taken::old).toList());
        assertEquals(
                List.of(Optional.of(35), Optional.of(24)),
                record.images().stream().map(CustodyRecord.Taken::age).toList());
        assertEquals(Map.of("review date passed", 1, "taken under the age of 18", 1), record.notShown());
    }

    @Test
    void arrestsAreCountedByCategoryAndDisposalWithoutThoseOfTheWrongPerson() {
        arrest("A-1", "theft", Optional.of("charged"), "2020-01-02", false);
        arrest("A-2", "theft", Optional.of("charged"), "2021-01-02", false);
        arrest("A-3", "theft", Optional.of("no further action"), "2019-01-02", false);
        arrest("A-4", "assault", Optional.empty(), "2018-01-02", true);
        arrest("A-5", "burglary", Optional.empty(), "2018-01-02", false);
        answers.confirmed(bench.still(1, 1), subject);

        assertEquals(
                List.of(
                        new CustodyRecord.Arrested(
                                "burglary", Optional.empty(), 1, Optional.of(LocalDate.of(2018, 1, 2))),
                        new CustodyRecord.Arrested(
                                "theft", Optional.of("charged"), 2, Optional.of(LocalDate.of(2021, 1, 2))),
                        new CustodyRecord.Arrested(
                                "theft", Optional.of("no further action"), 1, Optional.of(LocalDate.of(2019, 1, 2)))),
                seen().record().arrests());
    }

    private void arrest(String id, String category, Optional<String> disposal, String on, boolean wrongPerson) {
        register.arrests.enter(
                MANAGER,
                subject,
                new Arrest.Facts(id, category, disposal, Optional.of(LocalDate.parse(on)), wrongPerson));
    }

    @Test
    void aRecordedOffenceThatWasCorrectedIsLeftOut() {
        offence("O-1", OffenceRole.SUSPECTED, Optional.empty());
        offence("O-2", OffenceRole.ACQUITTED, Optional.of("O-1"));
        answers.confirmed(bench.still(1, 1), subject);

        assertEquals(
                List.of(OffenceRole.ACQUITTED),
                seen().record().offences().stream()
                        .map(one -> one.facts().role())
                        .toList());
    }

    private void offence(String id, OffenceRole role, Optional<String> corrects) {
        offences.enter(
                MANAGER,
                subject,
                new RecordedOffence.Facts(
                        id, role, LocalDate.of(2024, 1, 1), "theft", corrects, corrects.map(it -> "Court 1")));
    }
}
