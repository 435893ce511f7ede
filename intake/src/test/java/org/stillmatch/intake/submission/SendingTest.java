package org.stillmatch.intake.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.Verification;

class SendingTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsMissingIsNamedFieldByField() {
        Submission draft = world.submissions.draft(world.contributor(), Content.empty());

        Refusal refusal = assertThrows(Refusal.class, () -> world.sending.send(world.contributor(), draft.id()));

        assertEquals(
                Set.of("purpose", "offenceClass", "store.name", "from", "violence", "exhibits"),
                refusal.fields().keySet());
    }

    @Test
    void whatIsOutsideTheProtocolIsNamedFieldByField() {
        Content c = World.complete();
        Content outside = new Content(
                null,
                null,
                "Parking",
                "robbery",
                c.store(),
                c.from(),
                null,
                null,
                List.of(),
                null,
                Violence.NONE,
                null,
                null,
                "Jane Brown",
                null,
                "Tall",
                "AB12 CDE",
                null);
        Submission draft = world.ready(world.contributor(), outside);

        Refusal refusal = assertThrows(Refusal.class, () -> world.sending.send(world.contributor(), draft.id()));

        assertEquals(
                Set.of("purpose", "offenceClass", "staff", "description", "vehicle"),
                refusal.fields().keySet());
        assertEquals(
                SubmissionState.DRAFT,
                world.files.find(world.contributor(), draft.id()).state());
    }

    @Test
    void nothingIsSentWithoutAnAgreedProtocol() {
        Submission draft = world.ready(world.contributor(), World.complete());
        world.protocols.end(
                world.police(Role.POLICY_OWNER),
                world.protocols.agreed(world.retailer).orElseThrow().id(),
                "Over");

        assertThrows(Refusal.class, () -> world.sending.send(world.contributor(), draft.id()));
    }

    @Test
    void aReceiptNamesEachFileAndIsCheckedWithNothingButThePublicKeys() throws JsonException {
        Submission sent = world.received(world.contributor(), World.complete());
        byte[] receipt = world.receipts.fetch(world.contributor(), sent.id());

        assertInstanceOf(
                Verification.Holds.class, SubmissionReceipt.check(receipt, Optional.of(world.signing.trust())));
        assertInstanceOf(Verification.UnknownSigner.class, SubmissionReceipt.check(receipt, Optional.empty()));
        assertEquals(
                world.files.exhibits(world.contributor(), sent.id()).stream()
                        .map(Exhibit::sha256)
                        .toList(),
                SubmissionReceipt.read(receipt).exhibits().stream()
                        .map(SubmissionReceipt.Listed::sha256)
                        .toList());
        String text = new String(receipt, StandardCharsets.UTF_8);
        // Longer than what the letters of a signature spell by chance.
        for (String personal : List.of("Ann Shop", "still.jpg", "bottles", "security guard", "High Street")) {
            assertFalse(text.contains(personal), personal);
        }
    }

    @Test
    void anAlteredReceiptDoesNotHold() {
        Submission sent = world.received(world.contributor(), World.complete());
        String receipt = new String(world.receipts.fetch(world.contributor(), sent.id()), StandardCharsets.UTF_8);
        String sha256 =
                world.files.exhibits(world.contributor(), sent.id()).getFirst().sha256();
        byte[] altered = receipt.replace(sha256, World.sha256(77)).getBytes(StandardCharsets.UTF_8);

        assertInstanceOf(
                Verification.Fails.class, SubmissionReceipt.check(altered, Optional.of(world.signing.trust())));
    }

    @Test
    void anExhibitAddedLaterIsOnTheNextReceiptAndTheFirstStays() throws JsonException {
        Submission sent = world.received(world.contributor(), World.complete());
        byte[] first = world.receipts.fetch(world.contributor(), sent.id());
        world.submissions.attach(
                world.contributor(), sent.id(), NewExhibit.of(ExhibitKind.CLIP, "b.mp4", World.sha256(9000), 5));
        byte[] second = world.receipts.fetch(world.contributor(), sent.id());

        assertEquals(1, SubmissionReceipt.read(first).exhibits().size());
        assertEquals(2, SubmissionReceipt.read(second).exhibits().size());
        assertEquals(
                2,
                world.client
                        .sql("select count(*) from submission_receipt")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void aReceiptIsForItsRetailerAndThePoliceAlone() {
        Submission sent = world.received(world.contributor(), World.complete());

        assertEquals(
                Refusal.Kind.NOT_FOUND,
                assertThrows(Refusal.class, () -> world.receipts.fetch(world.contributorOfOther(), sent.id()))
                        .kind());
        assertTrue(world.receipts.fetch(world.police(Role.OVERSIGHT), sent.id()).length > 0);
    }

    @Test
    void whatWasWithdrawnCannotBeOpenedAndItsStatesAndHashesStay() {
        Submission sent = world.received(world.contributor(), World.complete());
        byte[] receipt = world.receipts.fetch(world.contributor(), sent.id());
        Submission withdrawn = world.sending.withdraw(world.contributor(), sent.id(), "The wrong shop of Ann");

        SubmissionFile before = world.files.see(world.police(Role.OVERSIGHT), sent.id());
        assertNull(before.content().happened(), "not read even while the key is being erased");
        world.runTasks();
        assertFalse(world.keys.has(sent.owner()));
        SubmissionFile after = world.files.see(world.contributor(), sent.id());

        assertEquals(SubmissionState.WITHDRAWN, withdrawn.state());
        assertNull(after.content().happened());
        assertNull(after.content().staff());
        assertEquals(Optional.empty(), after.exhibits().getFirst().name());
        assertEquals(1, after.exhibits().size());
        assertEquals(
                List.of("send submission", "withdraw submission"),
                after.changes().stream().map(SubmissionChange::act).toList());
        assertEquals(Optional.empty(), after.changes().getLast().reason());
        assertEquals(
                new String(receipt, StandardCharsets.UTF_8),
                new String(world.receipts.fetch(world.contributor(), sent.id()), StandardCharsets.UTF_8));
        assertTrue(world.heard.contains("withdrawn " + sent.id()));
    }

    @Test
    void aWithdrawalThatIsRolledBackKeepsTheKey() {
        Submission sent = world.received(world.contributor(), World.complete());
        world.transactions.executeWithoutResult(status -> {
            world.sending.withdraw(world.contributor(), sent.id(), "Mistake");
            status.setRollbackOnly();
        });
        world.runTasks();

        assertTrue(world.keys.has(sent.owner()));
        assertEquals(
                World.complete().happened(),
                world.files.see(world.contributor(), sent.id()).content().happened());
    }

    @Test
    void aReasonIsAskedForAndSealed() {
        Submission sent = world.received(world.contributor(), World.complete());

        assertThrows(Refusal.class, () -> world.sending.withdraw(world.contributor(), sent.id(), " "));
        world.sending.withdraw(world.contributor(), sent.id(), "A name slipped in");

        Act act = world.acts.getLast();
        assertEquals(Act.Kind.ERASURE, act.kind());
        assertEquals("", act.reason());
        assertEquals(sent.owner(), act.personal().getFirst().owner());
    }
}
