package org.stillmatch.casework.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.EnquiryState;
import org.stillmatch.casework.request.States;

class StandingRunTest {
    private final Bench bench = Bench.ready();
    private final Set<UUID> identified = new HashSet<>();
    private final StandingSearches searches = new StandingSearches(
            bench.database,
            bench.transactions,
            bench,
            bench,
            bench.ids,
            bench,
            bench.policies,
            bench.evaluations,
            bench.enquiries,
            identified::contains);
    private final StandingRun task = new StandingRun(
            bench.database,
            bench.transactions,
            bench,
            bench,
            bench.ids,
            searches,
            bench.evaluations,
            bench.enquiries,
            bench.readiness,
            bench.stills,
            bench.comparison,
            bench.results,
            identified::contains);
    private UUID unresolved = new UUID(0, 0);

    @BeforeEach
    void searchOnceWithoutALead() throws Exception {
        unresolved = bench.authorised(1);
        bench.work();
        assertEquals(EnquiryState.NO_LEAD, bench.enquiries.see(unresolved).state());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private UUID request(int days) {
        return searches.request(
                        bench.requester,
                        new StandingSearches.Request(
                                "Still unknown", List.of(unresolved), bench.now.plus(Duration.ofDays(days)), 1))
                .id();
    }

    private UUID running(int days) {
        UUID id = request(days);
        searches.authorise(bench.authoriser, id);
        return id;
    }

    private void enrol(int subject, Instant at) {
        bench.database
                .sql("insert into custody_subject (id, state, source_id, entered_at) values (:s, 'held', :n, :at)")
                .param("s", subject)
                .param("n", "s" + subject)
                .param("at", java.sql.Timestamp.from(at))
                .update();
        bench.database
                .sql("insert into custody_image (id, subject, source_id, state, entered_at)"
                        + " values (:id, :s, :n, 'held', :at)")
                .param("id", new UUID(9, subject))
                .param("s", subject)
                .param("n", "i" + subject)
                .param("at", java.sql.Timestamp.from(at))
                .update();
    }

    private void days(int count) {
        bench.now = Bench.START.plus(Duration.ofDays(count)).plusSeconds(1);
        bench.gallery.reconciled = Optional.of(bench.now);
    }

    private UUID last() {
        return bench.asked.getLast();
    }

    @Test
    void somebodyEnrolledSinceIsFoundByAChildEnquiry() throws Exception {
        UUID id = running(10);
        enrol(1, Bench.START.plus(Duration.ofHours(5)));
        bench.gallery.holds(1, 1);
        days(1);
        task.run(last());

        List<Enquiry> children = bench.enquiries.ofStanding(id);
        assertEquals(1, children.size());
        assertEquals(EnquiryState.SEARCHED, children.getFirst().state());
        assertEquals(Optional.of(unresolved), children.getFirst().parent());
        assertEquals(1, bench.count("examination"));
        assertEquals(Optional.of(1), searches.runs(id).getLast().subjects());
        assertEquals(2, searches.runs(id).size(), "the next run is planned");
    }

    @Test
    void whoWasEnrolledBeforeIsNotComparedAgain() throws Exception {
        enrol(1, Bench.START.minus(Duration.ofDays(1)));
        enrol(2, Bench.START.plus(Duration.ofHours(5)));
        bench.gallery.holds(1, 1).holds(2, 2);
        UUID id = running(10);
        days(1);
        task.run(last());

        assertEquals(List.of(), bench.enquiries.ofStanding(id));
        assertEquals(
                1,
                bench.database
                        .sql("select compared from standing_result")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void forASubmissionThatIsOverNothingIsSearched() throws Exception {
        UUID id = running(10);
        enrol(1, Bench.START.plus(Duration.ofHours(5)));
        bench.gallery.holds(1, 1);
        bench.stills.submissions.put(Bench.SUBMISSION, "closed");
        assertTheNextRunSearchesNothing(id);
    }

    @Test
    void aStillThatCannotBeSearchedKeepsNoneOfTheOthersFromIt() throws Exception {
        UUID faceless = searches.see(running(10)).stills().getFirst().still();
        UUID other = bench.authorised(2);
        bench.work();
        UUID id = searches.request(
                        bench.requester,
                        new StandingSearches.Request(
                                "Still unknown", List.of(unresolved, other), bench.now.plus(Duration.ofDays(10)), 1))
                .id();
        searches.authorise(bench.authoriser, id);
        UUID run = last();
        enrol(2, Bench.START.plus(Duration.ofHours(5)));
        bench.gallery.holds(2, 2);
        bench.stills.faceless.add(faceless);
        days(1);
        task.run(run);

        assertEquals(1, bench.enquiries.ofStanding(id).size(), "the other still is found");
        assertEquals(2, searches.runs(id).size(), "the next run is planned");
        Act left = bench.recorded.stream()
                .filter(act -> act.name().equals("leave still unsearched"))
                .findFirst()
                .orElseThrow();
        assertTrue(left.about().contains(new Act.Thing("still", faceless.toString())));
        assertTrue(left.reason().endsWith("No face is there."));
    }

    @Test
    void whoeverIsIdentifiedIsNotLookedForAnyMore() throws Exception {
        UUID id = running(10);
        enrol(1, Bench.START.plus(Duration.ofHours(5)));
        bench.gallery.holds(1, 1);
        identified.add(searches.see(id).stills().getFirst().still());
        assertTheNextRunSearchesNothing(id);
    }

    private void assertTheNextRunSearchesNothing(UUID id) throws Exception {
        days(1);
        int before = bench.gallery.searches;
        task.run(last());

        assertEquals(before, bench.gallery.searches);
        assertEquals(List.of(), bench.enquiries.ofStanding(id));
    }

    @Test
    void withNobodyNewNothingIsSearched() throws Exception {
        running(10);
        days(1);
        int before = bench.gallery.searches;
        task.run(last());

        assertEquals(before, bench.gallery.searches);
        assertEquals(0, bench.count("standing_result"));
    }

    @Test
    void aRunThatIsMadeTwiceFindsOnce() throws Exception {
        UUID id = running(10);
        enrol(1, Bench.START.plus(Duration.ofHours(5)));
        bench.gallery.holds(1, 1);
        days(1);
        UUID run = last();
        bench.database.sql("update standing_run set done_at = null").update();
        task.run(run);
        bench.database
                .sql("update standing_run set done_at = null, subjects = null")
                .update();
        assertThrows(RuntimeException.class, () -> task.run(run), "the next run is there already");

        assertEquals(1, bench.enquiries.ofStanding(id).size());
        assertEquals(1, bench.count("examination"));
    }

    @Test
    void itEndsByItself() throws Exception {
        UUID id = running(2);
        days(1);
        task.run(last());
        days(2);
        task.run(last());

        assertEquals("ended", searches.see(id).authority().state());
        assertTrue(bench.acts().contains("end standing search"));
    }

    @Test
    void withoutAuthorityOrPastItsEndNothingRuns() throws Exception {
        UUID id = running(10);
        UUID run = last();
        searches.end(bench.requester, id, "resolved by other means");
        enrol(1, Bench.START.plus(Duration.ofHours(5)));
        days(1);
        int before = bench.gallery.searches;
        task.run(run);
        assertEquals(before, bench.gallery.searches);
    }

    @Test
    void anUnreconciledGalleryIsNotSearchedAndTheNextRunMakesUpForIt() throws Exception {
        UUID id = running(10);
        enrol(1, Bench.START.plus(Duration.ofHours(5)));
        bench.gallery.holds(1, 1);
        days(1);
        bench.gallery.reconciled = Optional.empty();
        UUID run = last();
        assertThrows(Refusal.class, () -> task.run(run));
        task.parked(run, "not reconciled");
        days(2);
        task.run(last());

        assertEquals(1, bench.enquiries.ofStanding(id).size());
    }

    @Test
    void nobodyAuthorisesWhatTheyAskedFor() {
        UUID id = request(10);
        Actor both = new Actor(bench.requester.account(), "x", Role.AUTHORISER, Bench.FORCE);

        assertEquals(
                Refusal.Kind.FORBIDDEN,
                assertThrows(Refusal.class, () -> searches.authorise(both, id)).kind());
        searches.refuse(bench.authoriser, id, "out of proportion");
        assertEquals(
                "refused",
                assertThrows(Refusal.class, () -> searches.authorise(bench.authoriser, id))
                        .fields()
                        .get("state"));
    }

    private UUID in(String state) {
        UUID id = request(10);
        if (state.equals("running") || state.equals("ended")) {
            searches.authorise(bench.authoriser, id);
        }
        if (state.equals("ended")) {
            searches.end(bench.requester, id, "why");
        }
        if (state.equals("refused")) {
            searches.refuse(bench.authoriser, id, "why");
        }
        return id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested", "running", "refused", "ended"})
    void itGoesWhereThePageOfStatesLeads(String state) {
        Map<String, Consumer<UUID>> acts = Map.of(
                "authorise standing search", id -> searches.authorise(bench.authoriser, id),
                "refuse standing search", id -> searches.refuse(bench.authoriser, id, "why"),
                "end standing search", id -> searches.end(bench.requester, id, "why"));
        acts.forEach((name, act) -> {
            UUID id = in(state);
            int recorded = bench.recorded.size();
            Optional<States.Row> row = States.of("standing search").stream()
                    .filter(allowed ->
                            allowed.act().equals(name) && allowed.state().equals(state))
                    .findFirst();
            if (row.isPresent()) {
                act.accept(id);
            } else {
                Refusal refused = assertThrows(Refusal.class, () -> act.accept(id), name);
                String can = name.startsWith("end") ? "running can be ended" : "requested can be decided";
                assertEquals(
                        "Only a standing search that is " + can + ". This one is " + state + ".", refused.getMessage());
                assertEquals(state, refused.fields().get("state"));
            }

            assertEquals(
                    row.map(States.Row::next).orElse(state),
                    searches.see(id).authority().state(),
                    name);
            assertEquals(
                    row.isPresent() ? List.of(name) : List.of(), bench.acts().subList(recorded, bench.recorded.size()));
        });
    }

    @Test
    void whatExaminersIdentifiedNobodyInIsSearchedAgainAndWhatIsWithThemIsNot() throws Exception {
        bench.gallery.holds(2, 2);
        unresolved = bench.authorised(2);
        bench.work();
        UUID still = bench.enquiries.see(unresolved).stills().getFirst().id();
        assertEquals(EnquiryState.SEARCHED, bench.enquiries.see(unresolved).state());
        assertTrue(assertThrows(Refusal.class, () -> request(10)).fields().containsKey("enquiries"));

        bench.transactions.executeWithoutResult(status -> bench.enquiries.conclude(unresolved));
        identified.add(still);
        assertFalse(searches.isUnresolved(bench.enquiries.see(unresolved)));
        assertTrue(assertThrows(Refusal.class, () -> request(10)).fields().containsKey("enquiries"));

        identified.clear();
        assertTrue(searches.isUnresolved(bench.enquiries.see(unresolved)));
        assertEquals(
                List.of(new StandingSearch.Unresolved(still, unresolved)),
                searches.see(request(10)).stills());
    }

    @Test
    void itRunsNoLongerThanThePolicyAllows() {
        assertTrue(assertThrows(Refusal.class, () -> request(91)).fields().containsKey("endsAt"));
    }
}
