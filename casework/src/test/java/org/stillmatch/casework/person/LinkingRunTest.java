package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.FakeStills;
import org.stillmatch.template.Template;

class LinkingRunTest {
    private final PersonBench bench = new PersonBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private Set<Pair> suggested() {
        return new HashSet<>(bench.links.open().stream().map(Question::pair).toList());
    }

    @Test
    void stillsOfOnePersonAreSuggestedAcrossSubmissionsAndRetailers() throws Exception {
        UUID one = bench.still(1, 1);
        UUID other = bench.still(2, 1);
        bench.still(2, 2);
        Linking linking = bench.running(10);
        bench.work();

        assertEquals(Set.of(Pair.of(one, other)), suggested());
        Run.Done done = bench.linkings.runs(linking.id()).getLast().done().orElseThrow();
        assertEquals(3, done.stills());
        assertEquals(3, done.pairs());
        assertEquals(1, done.suggested());
        assertEquals(PersonBench.TAIL.threshold(3, 1), done.threshold().orElseThrow());
        assertEquals(2, bench.linkings.runs(linking.id()).size(), "the next run is planned");
        assertEquals(List.of(), bench.persons.all(), "a suggestion is no link");
        Act act = bench.bench.recorded.getLast();
        assertEquals("compare stills", act.name());
        assertEquals(Act.Kind.COMBINATION, act.kind());
    }

    @Test
    void stillsOfOneSubmissionAreNotComparedWithEachOther() throws Exception {
        UUID submission = bench.submission(1, "CR/1");
        bench.still(submission, 1);
        bench.still(submission, 1);
        Linking linking = bench.running(10);
        bench.work();

        assertEquals(Set.of(), suggested());
        assertEquals(
                0,
                bench.linkings.runs(linking.id()).getLast().done().orElseThrow().pairs());
    }

    @Test
    void noTemplateIsMadeBeforeSomebodyElseAuthorisedIt() throws Exception {
        bench.still(1, 1);
        Linking linking = bench.requested(10);
        assertThrows(
                Refusal.class,
                () -> bench.linkings.authorise(
                        new org.stillmatch.audit.act.Actor(
                                bench.bench.requester.account(),
                                "Same person",
                                org.stillmatch.audit.act.Role.AUTHORISER,
                                Bench.FORCE),
                        linking.id()));
        assertThrows(
                Refusal.class,
                () -> bench.linkings.authorise(bench.bench.authoriser, linking.id()),
                "it takes the grade of the most serious offence");

        assertEquals(List.of(), bench.opened);
        assertEquals(0, bench.templates());

        bench.linkings.authorise(bench.superintendent, linking.id());
        bench.work();
        assertEquals(1, bench.templates());
    }

    @Test
    void theTemplatesGoWhenItIsEnded() throws Exception {
        bench.still(1, 1);
        bench.still(2, 1);
        Linking linking = bench.running(10);
        bench.work();
        assertEquals(2, bench.templates());

        bench.linkings.end(bench.bench.requester, linking.id(), "It is enough");

        assertEquals(0, bench.templates());
        assertEquals(0, bench.bench.count("link_suggestion"));
        assertEquals(Set.of(), suggested());
        bench.day(1);
        bench.work();
        assertEquals(0, bench.templates(), "the run that was planned makes none");
    }

    @Test
    void itEndsByItselfOnItsDate() throws Exception {
        bench.still(1, 1);
        bench.still(2, 1);
        Linking linking = bench.running(1);
        bench.work();
        bench.day(1);

        assertEquals(Set.of(), suggested(), "nothing is open once its time is over, even before that is noted");
        bench.work();
        assertEquals("ended", bench.linkings.see(linking.id()).authority().state());
        assertEquals(0, bench.templates());
        assertEquals("end linking", bench.bench.acts().getLast());
    }

    @Test
    void aTemplateLiesSealedUnderItsStillsOwnKey() throws Exception {
        UUID one = bench.still(1, 1);
        UUID other = bench.still(2, 2);
        bench.running(10);
        bench.work();
        byte[] sealed = sealed(one);
        Template template = bench.of(one.toString().getBytes(StandardCharsets.UTF_8), FakeStills.place(1))
                .template();
        ByteBuffer bytes = ByteBuffer.allocate(2 * template.dimension()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(template.components());

        assertEquals(
                Base64.getEncoder().encodeToString(bytes.array()),
                bench.open(one, sealed).orElseThrow());
        assertThrows(RuntimeException.class, () -> bench.open(other, sealed), "under another still's key");
    }

    private byte[] sealed(UUID still) {
        return bench.bench
                .database
                .sql("select sealed from still_template where still = :id")
                .param("id", still)
                .query(byte[].class)
                .single();
    }

    @Test
    void erasingTheOriginalTakesTheTemplateOut() throws Exception {
        UUID gone = bench.still(1, 1);
        UUID stays = bench.still(2, 1);
        bench.running(10);
        bench.work();
        byte[] sealed = sealed(gone);
        assertTrue(bench.open(gone, sealed).isPresent());
        bench.erase(gone);

        assertEquals(Optional.empty(), bench.open(gone, sealed), "nobody can open it any more");
        assertEquals(Set.of(), suggested(), "and nothing is suggested of it");
        bench.day(1);
        bench.still(3, 1);
        bench.work();
        assertTrue(suggested().stream().allMatch(pair -> pair.a().equals(stays)), "nor is it compared");
        assertEquals(1, suggested().size());
    }

    @Test
    void withdrawalAndTheEndOfASubmissionTakeItsTemplatesOut() throws Exception {
        UUID submission = bench.submission(1, "CR/1");
        bench.still(submission, 1);
        bench.still(2, 1);
        bench.running(10);
        bench.work();
        assertEquals(2, bench.templates());

        new SealedTemplates(bench.bench.database, bench).forget(submission);

        assertEquals(1, bench.templates());
    }

    @Test
    void aTemplateIsMadeOnceAndAPairSuggestedOnce() throws Exception {
        bench.still(1, 1);
        bench.still(2, 1);
        Linking linking = bench.running(10);
        UUID first = bench.bench.asked.getLast();
        bench.work();
        bench.task.run(first);
        bench.day(1);
        bench.work();

        assertEquals(2, bench.opened.size());
        assertEquals(1, bench.bench.count("link_suggestion"));
        assertEquals(
                List.of(0, 1),
                bench.linkings.runs(linking.id()).stream()
                        .flatMap(run -> run.done().stream())
                        .map(Run.Done::suggested)
                        .toList());
    }

    @Test
    void anotherFaceThatIsNamedGetsATemplateOfItsOwn() throws Exception {
        UUID still = bench.still(1, 1);
        bench.still(2, 1);
        bench.running(10);
        bench.work();
        bench.bench.database.sql("""
                        insert into still_face (still_id, number, micros, box_left, box_top, box_width, box_height,
                            measures, advice) values (:id, 2, 0, 0, 0, 1, 1, '{}', '{}')
                        """).param("id", still).update();
        bench.bench
                .database
                .sql("update still set face = 2 where id = :id")
                .param("id", still)
                .update();
        bench.day(1);
        bench.work();

        assertEquals(3, bench.opened.size(), "the face that was named before is not compared as if it were this");
    }

    @Test
    void onlyNamedConfirmedFacesOfSearchedStillsWithACrimeNumberAreOpened() throws Exception {
        for (String spoilt : List.of(
                "update still set confirmed_at = null, confirmed_by = null where id = :id",
                "update still set state = 'searchable' where id = :id",
                "update submission set state = 'closed', crime_number = null where id ="
                        + " (select submission_id from still where id = :id)",
                "update submission set state = 'charged' where id = (select submission_id from still where id = :id)",
                "update submission set state = 'withdrawn' where id = (select submission_id from still where id = :id)",
                "update original set erased_at = now() where id = :id")) {
            bench.bench.database.sql(spoilt).param("id", bench.still(1, 1)).update();
        }
        bench.running(10);
        bench.work();

        assertEquals(List.of(), bench.opened);
    }

    @Test
    void theThresholdRisesWithTheSetAndDoesNotFallWhenItShrinks() throws Exception {
        for (int still = 0; still < 4; still++) {
            bench.still(1, still);
        }
        UUID fifth = bench.still(1, 5);
        Linking linking = bench.running(10);
        bench.work();
        bench.bench
                .database
                .sql("update still set state = 'searchable' where id = :id")
                .param("id", fifth)
                .update();
        bench.day(1);
        bench.work();

        Run.Done second = bench.linkings.runs(linking.id()).get(1).done().orElseThrow();
        assertEquals(4, second.stills());
        assertEquals(PersonBench.TAIL.threshold(5, 1), second.threshold().orElseThrow());
        assertFalse(PersonBench.TAIL.threshold(100_000, 1) <= PersonBench.TAIL.threshold(5, 1));
    }

    @Test
    void withModelsThatNobodyMeasuredNoneIsAuthorised() {
        bench.still(1, 1);
        bench.measured = Optional.empty();
        Linking linking = bench.requested(10);

        Refusal refused =
                assertThrows(Refusal.class, () -> bench.linkings.authorise(bench.superintendent, linking.id()));
        assertEquals("not measured", refused.fields().get("state"));
    }

    @Test
    void onlyOneIsInForceAtATime() {
        bench.running(10);
        Linking second = bench.requested(10);

        assertThrows(Refusal.class, () -> bench.linkings.authorise(bench.superintendent, second.id()));
    }

    @Test
    void aRunThatIsParkedIsMadeUpForByTheNext() {
        Linking linking = bench.running(10);
        bench.task.parked(bench.bench.asked.getLast(), "no space");

        assertEquals(
                Optional.of("no space"),
                bench.linkings.runs(linking.id()).getLast().failed());
        assertEquals(2, bench.linkings.runs(linking.id()).size());
    }

    @Test
    void whatCannotBeRequestedIsRefusedFieldByField() {
        Refusal refused = assertThrows(
                Refusal.class,
                () -> bench.linkings.request(
                        bench.bench.requester,
                        new Linkings.Request(" ", 101, bench.bench.now.plus(java.time.Duration.ofDays(91)))));

        assertEquals(Set.of("purpose", "falseLinks", "endsAt"), refused.fields().keySet());
    }
}
