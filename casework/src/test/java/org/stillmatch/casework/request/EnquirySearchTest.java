package org.stillmatch.casework.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.casework.receipt.Policy.Mode;
import org.stillmatch.casework.receipt.ReceiptCheck;
import org.stillmatch.casework.receipt.SignedReceipt;
import org.stillmatch.casework.request.Progress.Step;

class EnquirySearchTest {
    private Bench bench = Bench.ready();

    @AfterEach
    void close() {
        bench.close();
    }

    private EnquiryState state(UUID id) {
        return bench.enquiries.see(id).state();
    }

    private SignedReceipt receipt(UUID id, int still) throws Exception {
        String text = bench.enquiries.receipt(bench.owner, id, new UUID(7, still));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertInstanceOf(Verification.Holds.class, new ReceiptCheck(Optional.of(bench.signing.trust())).check(bytes));
        return SignedReceipt.read(bytes);
    }

    @Test
    void aLeadGoesToTheExaminersAndItsReceiptHolds() throws Exception {
        bench.gallery.holds(1, 1).holds(2, 2);
        UUID id = bench.authorised(1);
        bench.now = Bench.START.plusSeconds(5);
        bench.work();

        assertEquals(EnquiryState.SEARCHED, state(id));
        assertEquals(1, bench.count("examination where state = 'preparing' and urgency = 1"));
        assertEquals(1, bench.count("enquiry_candidate where subject = 1 and lead"));
        SignedReceipt receipt = receipt(id, 1);
        assertEquals(Optional.of(id.toString()), receipt.receipt().asked().enquiry());
        assertEquals("sergeant", receipt.receipt().authority().orElseThrow().level());
        assertEquals(Bench.START, receipt.receipt().authority().orElseThrow().reconciledAt());
        assertEquals("1", receipt.receipt().policy().version());
        Act act = bench.recorded.stream()
                .filter(each -> each.name().equals("search enquiry"))
                .findFirst()
                .orElseThrow();
        assertEquals(Act.Kind.COMBINATION, act.kind());
        assertEquals(Role.SERVICE, act.actor().role());
        assertTrue(act.about().contains(new Act.Thing("subject", "1")));
        assertTrue(bench.stills.searched.contains(new UUID(7, 1)));
    }

    @Test
    void nobodyLikeItIsNoLead() throws Exception {
        bench.gallery.holds(2, 2);
        UUID id = bench.authorised(1);
        bench.work();

        assertEquals(EnquiryState.NO_LEAD, state(id));
        assertEquals(0, bench.count("examination"));
        assertEquals(0, bench.count("enquiry_candidate"));
        assertTrue(receipt(id, 1).receipt().candidates().isEmpty());
        assertEquals("conclude without lead", bench.acts().get(bench.acts().indexOf("search enquiry") + 1));
    }

    @Test
    void aControlLooksLikeAnyOtherItemOnTheQueue() throws Exception {
        bench.close();
        bench = new Bench();
        bench.inForce(Bench.terms(1));
        UUID id = bench.authorised(1);
        bench.work();

        assertEquals(EnquiryState.SEARCHED, state(id));
        assertEquals(1, bench.count("examination"));
        assertEquals(0, bench.count("enquiry_candidate"));
    }

    @Test
    void anInvestigativeListHoldsAtMostTenBelowTheThreshold() throws Exception {
        for (int subject = 2; subject < 40; subject++) {
            bench.gallery.holds(subject, subject);
        }
        UUID id = bench.enquiries
                .request(bench.requester, bench.asking(Mode.INVESTIGATIVE, "burglary", bench.still(1)))
                .id();
        bench.enquiries.authorise(bench.authoriser, id);
        bench.work();

        assertEquals(EnquiryState.SEARCHED, state(id));
        assertEquals(10, bench.count("enquiry_candidate where not lead"));
        receipt(id, 1);
    }

    @Test
    void aStillOfSixFacesGivesOneTemplateAndOneSearch() throws Exception {
        bench.authorised(1);
        bench.work();

        assertEquals(List.of(1), bench.stills.embedded);
        assertEquals(1, bench.gallery.searches);
        assertEquals(1, bench.stills.opened.size());
    }

    @Test
    void stillsOfOneSubmissionAreSearchedApart() throws Exception {
        bench.gallery.holds(1, 1).holds(2, 2);
        UUID id = bench.enquiries
                .request(
                        bench.requester,
                        bench.asking(Mode.LEADS, "shop-theft", bench.still(1), bench.still(2), bench.still(3)))
                .id();
        bench.enquiries.authorise(bench.authoriser, id);
        bench.work();

        assertEquals(3, bench.gallery.searches);
        assertEquals(1, receipt(id, 1).receipt().candidates().getFirst().group());
        assertEquals(2, receipt(id, 2).receipt().candidates().getFirst().group());
        assertTrue(receipt(id, 3).receipt().candidates().isEmpty());
        assertEquals(3, bench.count("examination"), "one question a still, whatever was found of it");
    }

    @Test
    void aPersonPhotographedAsAChildIsComparedOnlyForTheOffencesThatThePolicyNames() throws Exception {
        bench.gallery.holds(FakeGallery.MINOR + 1, 1);
        UUID theft = bench.authorised(1);
        bench.work();
        assertEquals(EnquiryState.NO_LEAD, state(theft));
        assertEquals(0, receipt(theft, 1).receipt().certificate().orElseThrow().compared());

        UUID robbery = bench.enquiries
                .request(bench.requester, bench.asking(Mode.LEADS, "robbery", bench.still(1)))
                .id();
        bench.enquiries.authorise(Bench.actor(99, Role.AUTHORISER), robbery);
        bench.work();
        assertEquals(EnquiryState.SEARCHED, state(robbery));
    }

    @Test
    void withoutAuthorityNothingIsSearched() throws Exception {
        UUID id = bench.enquiries
                .request(bench.requester, bench.asking(Mode.LEADS, "shop-theft", bench.still(1)))
                .id();
        bench.search.run(id);
        bench.search.run(new UUID(3, 3));

        assertEquals(0, bench.gallery.searches);
        assertEquals(EnquiryState.REQUESTED, state(id));
    }

    @Test
    void forASubmissionThatIsOverNothingIsSearched() throws Exception {
        bench.gallery.holds(1, 1);
        UUID id = bench.authorised(1);
        bench.stills.submissions.put(Bench.SUBMISSION, "closed");
        bench.work();

        assertEquals(EnquiryState.PARKED, state(id));
        assertEquals(0, bench.gallery.searches);
        assertEquals(List.of(), bench.stills.opened);
    }

    private UUID authorised(UUID... stills) {
        UUID id = bench.enquiries
                .request(bench.requester, bench.asking(Mode.LEADS, "shop-theft", stills))
                .id();
        bench.enquiries.authorise(bench.authoriser, id);
        return id;
    }

    private Optional<String> unsearched(UUID id, int still) {
        return bench.enquiries.see(id).stills().get(still).unsearched();
    }

    @Test
    void aStillThatCannotBeSearchedIsLeftOutAndTheOthersGoOn() throws Exception {
        bench.gallery.holds(1, 1);
        UUID faceless = bench.still(2);
        UUID withdrawn = bench.still(3);
        UUID id = authorised(faceless, bench.still(1), withdrawn);
        bench.stills.faceless.add(faceless);
        bench.stills.stills.remove(withdrawn);
        bench.work();

        assertEquals(EnquiryState.SEARCHED, state(id));
        assertEquals(Optional.of("No face is there."), unsearched(id, 0));
        assertEquals(Optional.empty(), unsearched(id, 1));
        assertTrue(unsearched(id, 2).isPresent());
        assertEquals(1, bench.count("examination"), "nobody is asked about what was not searched");
        assertEquals(1, bench.count("enquiry_still where decision is not null"));
        assertEquals(
                2,
                bench.acts().stream().filter("leave still unsearched"::equals).count());
        assertEquals(Step.KEPT, bench.followed.getLast().step());
    }

    @Test
    void withoutAnyStillThatCanBeSearchedItIsParkedAndARetryTakesThemUpAgain() throws Exception {
        UUID faceless = bench.still(1);
        UUID id = authorised(faceless);
        bench.stills.faceless.add(faceless);
        bench.work();
        assertEquals(EnquiryState.PARKED, state(id));
        assertEquals(Optional.of("No face is there."), bench.enquiries.see(id).reason());
        assertEquals(Step.PARKED, bench.followed.getLast().step());

        bench.stills.faceless.clear();
        bench.enquiries.retry(bench.supervisor, id, "other models");
        assertEquals(Optional.empty(), unsearched(id, 0));
        bench.work();
        assertEquals(EnquiryState.NO_LEAD, state(id));
    }

    @Test
    void ofASubmissionThatIsOverMeanwhileNobodyIsAskedAnything() throws Exception {
        bench.gallery.holds(1, 1);
        UUID id = authorised(bench.still(1), bench.still(2));
        following((enquiry, progress) -> {
                    if (progress.still() == 2) {
                        bench.stills.submissions.put(Bench.SUBMISSION, "charged");
                    }
                })
                .run(bench.asked.getLast());

        assertEquals(EnquiryState.CONCLUDED, state(id));
        assertEquals(0, bench.count("examination"));
        assertTrue(unsearched(id, 1).orElseThrow().contains("charged"));
    }

    @Test
    void aParkedEnquiryIsEndedByItsRequesterWithWhatWasSearched() throws Exception {
        bench.gallery.holds(1, 1);
        UUID id = parkedAfterOne(bench.still(1), bench.still(2));
        bench.enquiries.cancel(bench.requester, id, "the rest is not needed");

        assertEquals(EnquiryState.SEARCHED, state(id));
        assertEquals("end enquiry", bench.acts().getLast());
        assertEquals(1, bench.count("examination"), "one question, about what was searched");
        assertEquals(States.before("enquiry", "end enquiry"), Set.of("parked"));

        UUID nobody = parkedAfterOne(bench.still(3), bench.still(4));
        bench.enquiries.cancel(bench.requester, nobody, "the rest is not needed");
        assertEquals(EnquiryState.NO_LEAD, state(nobody));
        assertEquals(1, bench.count("examination"));
    }

    private EnquirySearch following(Progress.Follower follower) {
        return new EnquirySearch(
                bench.rows,
                bench.readiness,
                bench.stills,
                bench.gallery,
                bench.comparison,
                bench.results,
                List.of(follower));
    }

    /// The gallery is not reconciled any more once the first still is kept.
    private UUID parkedAfterOne(UUID first, UUID second) throws Exception {
        UUID id = authorised(first, second);
        following((enquiry, progress) -> {
                    if (progress.step() == Step.KEEPING) {
                        bench.gallery.reconciled = Optional.empty();
                    }
                })
                .run(bench.asked.getLast());
        bench.gallery.reconciled = Optional.of(Bench.START);
        assertEquals(EnquiryState.PARKED, state(id));
        return id;
    }

    @Test
    void whatIsOverBeforeItsResultIsKeptDoesNotReachTheExaminers() throws Exception {
        bench.gallery.holds(1, 1);
        UUID id = bench.authorised(1);
        closingAt(Step.KEEPING).run(bench.asked.getLast());

        assertEquals(EnquiryState.PARKED, state(id));
        assertEquals(0, bench.count("examination"));
        assertEquals(0, bench.count("enquiry_candidate"));
    }

    /// A search during which the submission is closed.
    private EnquirySearch closingAt(Step step) {
        return following((enquiry, progress) -> {
            if (progress.step() == step) {
                bench.stills.submissions.put(Bench.SUBMISSION, "closed");
            }
        });
    }

    @Test
    void anEndedAuthorityAnUnreconciledGalleryOrALapsedEvaluationParksIt() throws Exception {
        UUID id = bench.authorised(1);
        bench.now = Bench.START.plus(Duration.ofHours(25));
        bench.work();
        assertEquals(EnquiryState.PARKED, state(id));
        assertTrue(bench.enquiries.see(id).reason().orElseThrow().contains("within the last 24 hours"));

        bench.gallery.reconciled = Optional.of(bench.now);
        bench.gallery.subjects = 126;
        bench.enquiries.retry(bench.supervisor, id, "reconciled");
        bench.work();
        assertTrue(bench.enquiries.see(id).reason().orElseThrow().contains("grown"));

        bench.gallery.subjects = 125;
        bench.gallery.pack = "cd".repeat(32);
        bench.enquiries.retry(bench.supervisor, id, "measured again");
        bench.work();
        assertTrue(bench.enquiries.see(id).reason().orElseThrow().contains("another model pack"));

        bench.gallery.pack = FakeGallery.PACK.sha256();
        bench.now = Bench.START.plus(Duration.ofDays(28));
        bench.gallery.reconciled = Optional.of(bench.now);
        bench.enquiries.retry(bench.supervisor, id, "the old pack is back");
        bench.work();
        assertTrue(bench.enquiries.see(id).reason().orElseThrow().contains("authority to search ended"));
        assertEquals(0, bench.gallery.searches);
    }

    @Test
    void aRetryBeforeItsEndSearches() throws Exception {
        UUID id = bench.authorised(1);
        bench.gallery.reconciled = Optional.empty();
        bench.work();
        assertEquals(EnquiryState.PARKED, state(id));

        UUID first = bench.asked.getLast();
        bench.gallery.reconciled = Optional.of(Bench.START);
        bench.enquiries.retry(bench.supervisor, id, "reconciled");
        bench.search.run(first);
        assertEquals(EnquiryState.AUTHORISED, state(id), "an earlier attempt does nothing");
        bench.work();
        assertEquals(EnquiryState.NO_LEAD, state(id));
    }

    /// A kill is an error that nothing catches.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"OPENING", "EMBEDDING", "COMPARING", "KEEPING", "KEPT"})
    void killedAtAnyStepItComesToOneResultWhenItIsRunAgain(Step at) throws Exception {
        bench.gallery.holds(1, 1);
        UUID id = bench.authorised(1);
        EnquirySearch dying = following((enquiry, progress) -> {
            if (progress.step() == at) {
                throw new Killed();
            }
        });
        assertThrows(Killed.class, () -> dying.run(bench.asked.getLast()));
        bench.work();
        bench.work();

        assertEquals(EnquiryState.SEARCHED, state(id));
        assertEquals(1, bench.count("enquiry_candidate"));
        assertEquals(1, bench.count("examination"));
        assertEquals(1, bench.acts().stream().filter("search enquiry"::equals).count());
        receipt(id, 1);
    }

    @Test
    void killedWhileKeepingNothingOfItStays() throws Exception {
        bench.gallery.holds(1, 1);
        UUID id = bench.authorised(1);
        Results dying = new Results(
                bench.database,
                bench.transactions,
                bench,
                bench,
                new Chance(new java.util.Random(1)),
                bench.rows,
                bench.stills,
                (enquiry, urgency) -> {
                    throw new Killed();
                });
        EnquirySearch search = new EnquirySearch(
                bench.rows, bench.readiness, bench.stills, bench.gallery, bench.comparison, dying, List.of());
        assertThrows(Killed.class, () -> search.run(bench.asked.getLast()));
        assertEquals(EnquiryState.AUTHORISED, state(id));
        assertEquals(0, bench.count("enquiry_candidate"));

        bench.work();
        assertEquals(EnquiryState.SEARCHED, state(id));
        assertEquals(1, bench.count("enquiry_candidate"));
    }

    @Test
    void whatFailedForGoodWaitsForAPerson() {
        UUID id = bench.authorised(1);
        bench.search.parked(bench.asked.getLast(), "IOException");

        assertEquals(EnquiryState.PARKED, state(id));
        assertTrue(bench.acts().contains("park enquiry"));
        assertEquals(Step.PARKED, bench.followed.getLast().step());
    }

    @Test
    void whoeverFollowsIsToldOfEveryStep() throws Exception {
        bench.authorised(1);
        bench.work();

        assertEquals(
                List.of(Step.OPENING, Step.EMBEDDING, Step.COMPARING, Step.KEEPING, Step.KEPT),
                bench.followed.stream().map(Progress::step).toList());
    }

    @Test
    void whoeverIsErasedIsNobodysCandidateAnyMore() throws Exception {
        bench.gallery.holds(1, 1);
        UUID id = bench.authorised(1);
        bench.work();
        new ForgettingCandidates(bench.database).forget(1);

        assertEquals(0, bench.count("enquiry_candidate"));
        receipt(id, 1);
    }
}
