package org.stillmatch.casework.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.receipt.Policy.Mode;

class EnquiriesTest {
    private Bench bench = Bench.ready();

    @AfterEach
    void close() {
        bench.close();
    }

    private UUID requested() {
        return bench.enquiries
                .request(bench.requester, bench.asking(Mode.LEADS, "shop-theft", bench.still(1)))
                .id();
    }

    private static Refusal refused(Executable act) {
        return assertThrows(Refusal.class, act);
    }

    private EnquiryState state(UUID id) {
        return bench.enquiries.see(id).state();
    }

    @Test
    void aRequestTakesTheSubmissionUnderEnquiryAndSearchesNothing() {
        UUID id = requested();

        assertEquals(EnquiryState.REQUESTED, state(id));
        assertEquals("under enquiry", bench.stills.submissions.get(Bench.SUBMISSION));
        assertEquals(List.of(), bench.asked);
        assertEquals(List.of("hand in evaluation", "draft policy", "sign policy", "request enquiry"), bench.acts());
    }

    @Test
    void nobodyAuthorisesOrRefusesWhatTheyAskedFor() {
        UUID id = requested();
        Actor both = new Actor(bench.requester.account(), "x", Role.AUTHORISER, Bench.FORCE);

        assertEquals(
                Refusal.Kind.FORBIDDEN,
                refused(() -> bench.enquiries.authorise(both, id)).kind());
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                refused(() -> bench.enquiries.refuse(both, id, "no")).kind());
        assertEquals(EnquiryState.REQUESTED, state(id));
        assertEquals(List.of(), bench.asked);
    }

    @Test
    void theOffenceDecidesWhoMayAuthorise() {
        UUID id = bench.enquiries
                .request(bench.requester, bench.asking(Mode.LEADS, "robbery", bench.still(1)))
                .id();

        Refusal refusal = refused(() -> bench.enquiries.authorise(bench.authoriser, id));
        assertEquals(Refusal.Kind.FORBIDDEN, refusal.kind());
        assertTrue(String.valueOf(refusal.getMessage()).contains("superintendent"));

        bench.enquiries.authorise(Bench.actor(99, Role.AUTHORISER), id);
        assertEquals(Optional.of("superintendent"), bench.enquiries.see(id).level());
    }

    @Test
    void anInvestigativeListNeedsASeriousOffence() {
        assertTrue(refused(() -> bench.enquiries.request(
                        bench.requester, bench.asking(Mode.INVESTIGATIVE, "shop-theft", bench.still(1))))
                .fields()
                .containsKey("mode"));
        bench.enquiries.request(bench.requester, bench.asking(Mode.INVESTIGATIVE, "burglary", bench.still(1)));
    }

    @Test
    void everyWrongFieldIsNamed() {
        Refusal refusal = refused(() -> bench.enquiries.request(
                bench.requester,
                new Request(" ", "nonsense", "", Bench.SUBMISSION, List.of(), Mode.STANDALONE, Optional.empty())));

        assertEquals(
                java.util.Set.of("purpose", "offence", "crimeNumber", "stills", "mode"),
                refusal.fields().keySet());
    }

    @Test
    void offenceAndCrimeNumberAreThoseOfTheSubmission() {
        bench.stills.offence = Optional.of("shop-theft");
        bench.stills.crimeNumber = Optional.of("CR/2");
        Refusal refusal = refused(() ->
                bench.enquiries.request(bench.requester, bench.asking(Mode.INVESTIGATIVE, "burglary", bench.still(1))));
        assertEquals(
                java.util.Set.of("offence", "crimeNumber"), refusal.fields().keySet());
        assertEquals(0, bench.count("enquiry"));

        bench.stills.offence = Optional.of("burglary");
        bench.stills.crimeNumber = Optional.of("CR/1 ");
        bench.enquiries.request(bench.requester, bench.asking(Mode.INVESTIGATIVE, "burglary", bench.still(1)));
    }

    @Test
    void theAuthorityEndsWithinWhatThePolicyAllows() {
        Request late = new Request(
                "p",
                "shop-theft",
                "c",
                Bench.SUBMISSION,
                List.of(bench.still(1)),
                Mode.LEADS,
                Optional.of(Bench.START.plus(Duration.ofDays(29))));

        assertTrue(refused(() -> bench.enquiries.request(bench.requester, late))
                .fields()
                .containsKey("endsAt"));
        assertEquals(
                Bench.START.plus(Duration.ofDays(28)),
                bench.enquiries.see(requested()).endsAt());
    }

    @Test
    void withoutAPolicyNothingIsAskedFor() {
        bench.close();
        bench = new Bench();

        assertEquals("no policy", refused(this::requested).fields().get("state"));
        assertEquals(0, bench.count("enquiry"));
    }

    @Test
    void aStillOfAnotherSubmissionIsRefused() {
        UUID other = bench.stills.still(new UUID(6, 2), 5, Bench.STILL_OWNER);

        assertTrue(refused(() -> bench.enquiries.request(
                        bench.requester, bench.asking(Mode.LEADS, "shop-theft", bench.still(1), other)))
                .fields()
                .containsKey("stills"));
    }

    @Test
    void aSubmissionThatIsNotAcceptedIsRefusedAndNothingIsKept() {
        UUID still = bench.still(1);
        bench.stills.submissions.put(Bench.SUBMISSION, "received");

        assertEquals(
                "received",
                refused(() -> bench.enquiries.request(bench.requester, bench.asking(Mode.LEADS, "shop-theft", still)))
                        .fields()
                        .get("state"));
        assertEquals(0, bench.count("enquiry"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "charged", "withdrawn"})
    void nothingIsAuthorisedForASubmissionThatIsOver(String over) {
        UUID id = requested();
        bench.stills.submissions.put(Bench.SUBMISSION, over);

        Refusal refusal = refused(() -> bench.enquiries.authorise(bench.authoriser, id));
        assertEquals(over, refusal.fields().get("state"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("any more: it is " + over));
        assertEquals(EnquiryState.REQUESTED, state(id));
        assertEquals(List.of(), bench.asked);
    }

    @Test
    void onlyTheRequesterCancelsAndOnlyBeforeTheSearch() throws Exception {
        UUID id = bench.authorised(1);
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                refused(() -> bench.enquiries.cancel(Bench.actor(8, Role.REQUESTER), id, "why"))
                        .kind());
        bench.enquiries.cancel(bench.requester, id, "mistaken");
        assertEquals(EnquiryState.CANCELLED, state(id));
        bench.work();
        assertEquals(0, bench.gallery.searches, "a cancelled enquiry is not searched");

        UUID second = bench.authorised(2);
        bench.work();
        assertEquals(
                "no lead",
                refused(() -> bench.enquiries.cancel(bench.requester, second, "late"))
                        .fields()
                        .get("state"));
    }

    @Test
    void aStateThatDoesNotAllowItIsNamed() {
        UUID id = requested();
        bench.enquiries.refuse(bench.authoriser, id, "out of proportion");

        for (Executable act : List.<Executable>of(
                () -> bench.enquiries.authorise(bench.authoriser, id),
                () -> bench.enquiries.refuse(bench.authoriser, id, "again"),
                () -> bench.enquiries.cancel(bench.requester, id, "again"),
                () -> bench.enquiries.retry(bench.supervisor, id, "again"))) {
            assertEquals("refused", refused(act).fields().get("state"));
        }
    }

    @Test
    void aReasonIsNeeded() {
        UUID id = requested();

        for (Executable act : List.<Executable>of(
                () -> bench.enquiries.refuse(bench.authoriser, id, " "),
                () -> bench.enquiries.cancel(bench.requester, id, ""),
                () -> bench.enquiries.retry(bench.supervisor, id, ""))) {
            assertTrue(refused(act).fields().containsKey("reason"));
        }
        assertFalse(bench.acts().contains("refuse enquiry"));
    }
}
