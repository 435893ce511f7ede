package org.stillmatch.intake.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;

class IntakeTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void violentOnesComeFirstThenTheOldest() {
        Submission old = world.received(world.contributor(), World.complete());
        world.pass(Duration.ofMinutes(1));
        Submission later = world.received(world.contributorOfOther(), World.complete());
        world.pass(Duration.ofMinutes(1));
        Submission violent = world.received(world.contributor(), World.violent());
        world.pass(Duration.ofMinutes(1));
        Submission violentLater = world.received(world.contributorOfOther(), World.violent());

        assertEquals(
                List.of(violent.id(), violentLater.id(), old.id(), later.id()),
                world.files.queue(world.police(Role.INTAKE_CLERK), 1).submissions().stream()
                        .map(Submission::id)
                        .toList());
    }

    @Test
    void aClerkNamesACrimeAndConfirmsTheSource() {
        Submission received = world.received(world.contributor(), World.complete());

        Refusal refusal = assertThrows(
                Refusal.class, () -> world.intake.accept(world.police(Role.INTAKE_CLERK), received.id(), " ", false));
        Submission accepted = world.intake.accept(world.police(Role.INTAKE_CLERK), received.id(), "CRN/7", true);

        assertEquals(Set.of("crimeNumber", "lawfulSource"), refusal.fields().keySet());
        assertEquals(Optional.of("CRN/7"), accepted.crimeNumber());
        assertEquals("accepted " + accepted.id(), world.heard.getLast());
    }

    @Test
    void ofTwoClerksAtOnceOneDecides() throws Exception {
        try (ExecutorService clerks = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 10; round++) {
                UUID id = world.received(world.contributor(), World.complete()).id();
                List<Callable<Boolean>> tries = new ArrayList<>();
                for (int clerk = 0; clerk < 8; clerk++) {
                    boolean accepts = clerk % 2 == 0;
                    tries.add(() -> decided(id, accepts));
                }
                int decided = 0;
                for (Future<Boolean> each : clerks.invokeAll(tries)) {
                    decided += each.get() ? 1 : 0;
                }
                assertEquals(1, decided);
                assertEquals(
                        2, world.files.see(world.contributor(), id).changes().size());
            }
        }
    }

    private boolean decided(UUID id, boolean accepts) {
        try {
            Actor clerk = world.police(Role.INTAKE_CLERK);
            if (accepts) {
                world.intake.accept(clerk, id, "CRN/1", true);
            } else {
                world.intake.decline(clerk, id, "Not ours");
            }
            return true;
        } catch (Refusal e) {
            assertEquals(Refusal.Kind.CONFLICT, e.kind());
            assertTrue(Set.of("accepted", "declined").contains(e.fields().get("state")));
            return false;
        }
    }

    @Test
    void whatMayBeTheSameIsLinkedWithinARetailerAndNeverBeyond() {
        Submission first = sentWith(world.contributor(), 5);
        Submission second = sentWith(world.contributor(), 5);
        Submission others = sentWith(world.contributorOfOther(), 5);

        Map<UUID, List<Link>> police =
                world.files.queue(world.police(Role.INTAKE_CLERK), 1).links();
        Map<UUID, List<Link>> retailer =
                world.files.list(world.contributor(), Optional.empty(), 1).links();

        assertEquals(
                List.of(
                        new Link(second.id(), second.reference(), Link.SAME_FILE),
                        new Link(second.id(), second.reference(), Link.SAME_PLACE)),
                police.get(first.id()));
        assertFalse(police.containsKey(others.id()));
        assertEquals(List.of(new Link(second.id(), second.reference(), Link.SAME_FILE)), retailer.get(first.id()));
    }

    private Submission sentWith(Actor actor, int file) {
        Submission draft = world.submissions.draft(actor, World.complete());
        world.submissions.attach(
                actor, draft.id(), NewExhibit.of(ExhibitKind.STILL, "x.jpg", World.sha256(1_000_000 + file), 1));
        return world.sending.send(actor, draft.id());
    }

    @Test
    void thePoliceDoNotReadWhatWasNotSent() {
        Submission draft = world.submissions.draft(world.contributor(), World.complete());

        assertNull(world.files
                .see(world.police(Role.INTAKE_CLERK), draft.id())
                .content()
                .happened());
        assertEquals(
                0,
                world.files
                        .list(world.police(Role.INTAKE_CLERK), Optional.empty(), 1)
                        .total());
        assertEquals(
                World.complete(),
                world.files.see(world.contributor(), draft.id()).content());
    }

    @Test
    void thatThePoliceReadOneIsOnRecord() {
        Submission sent = world.received(world.contributor(), World.complete());
        int acts = world.acts.size();

        world.files.see(world.contributor(), sent.id());
        assertEquals(acts, world.acts.size());
        world.files.see(world.police(Role.REQUESTER), sent.id());

        assertEquals(Act.Kind.CONSULTATION, world.acts.getLast().kind());
    }

    @Test
    void aChargeIsDisclosedToItsRetailerOnRecord() {
        Submission under = world.underEnquiry(world.contributor());
        Charge charge = new Charge("Joan Doe", "City Court", LocalDate.of(2026, 4, 1));
        world.outcomes.recordCharge(world.police(Role.LOCAL_OFFICER), under.id(), charge);

        SubmissionFile file = world.files.see(world.contributor(), under.id());

        assertEquals("charged", file.submission().outcome());
        assertEquals(Optional.of(charge), file.charge());
        assertEquals(Act.Kind.DISCLOSURE, world.acts.getLast().kind());
        assertThrows(Refusal.class, () -> world.files.see(world.contributorOfOther(), under.id()));
        assertFalse(world.client
                .sql("select string_agg(t::text, ' ') from submission_charge t")
                .query(String.class)
                .single()
                .contains("Joan"));
    }

    @Test
    void retailersReadTheirOwnWordsForOutcomes() {
        Submission received = world.received(world.contributor(), World.complete());
        assertEquals("received", received.outcome());
        world.outcomes.betterImageNeeded(received.id(), true);
        assertEquals(
                "better image needed",
                world.files.find(world.contributor(), received.id()).outcome());
        world.outcomes.betterImageNeeded(received.id(), false);
        assertEquals(
                "received",
                world.intake
                        .accept(world.police(Role.INTAKE_CLERK), received.id(), "CRN/1", true)
                        .outcome());
    }

    @Test
    void aNonViolentOneTakenFirstIsABreachForThoseThatWait() {
        Submission violent = world.received(world.contributor(), World.violent());
        world.pass(Duration.ofMinutes(1));
        world.underEnquiry(world.contributor());

        assertEquals(
                List.of(violent.reference()),
                world.clocks.list(world.contributor()).stream()
                        .filter(clock -> clock.missed())
                        .map(clock -> clock.aboutWords())
                        .toList());
    }
}
