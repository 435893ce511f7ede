package org.stillmatch.casework.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.Verification.Holds;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.StillOwner;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.search.Certificate;

class ErasureTest {
    private final Sample sample = new Sample();

    @Test
    void whoHasTheKeysReadsWhatWasSealed() throws Exception {
        SignedReceipt read = SignedReceipt.read(sample.signed());
        Receipt receipt = read.receipt();
        Listed first = receipt.candidates().getFirst();

        assertEquals(Optional.of(Sample.NAME), read.open(Personal.SUBJECT, first.subject(), sample.keys));
        assertEquals(
                Optional.of("custody/" + Sample.NAME + ".jpg"), read.open(Personal.IMAGE, first.image(), sample.keys));
        assertEquals(
                Optional.of("shop/jane.jpg"),
                read.open(Personal.STILL, receipt.still().name(), sample.keys));
        assertEquals(
                Optional.of("jdoe"), read.open(Personal.USER, receipt.asked().user(), sample.keys));
        assertEquals(Optional.of(Sample.PROBE), read.probe(sample.keys));
        assertEquals(Sample.SIGNED, read.signature().signedAt());
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        Receipt written = sample.lead();
        Receipt read = SignedReceipt.read(sample.draft.sign(written, sample.signing, Sample.SIGNED))
                .receipt();
        assertEquals(written, read);
    }

    @Test
    void anErasedSubjectLeavesTheReceiptWholeAndTheNameGone() throws Exception {
        byte[] file = sample.signed();
        sample.keys.erase(Sample.FIRST);
        SignedReceipt read = SignedReceipt.read(file);
        Receipt receipt = read.receipt();

        assertInstanceOf(Holds.class, new ReceiptCheck(Optional.of(sample.signing.trust())).check(file));
        Listed first = receipt.candidates().getFirst();
        assertEquals(Optional.empty(), read.open(Personal.SUBJECT, first.subject(), sample.keys));
        assertEquals(Optional.empty(), read.open(Personal.IMAGE, first.image(), sample.keys));
        Listed second = receipt.candidates().get(1);
        assertEquals(Optional.of("John Sample"), read.open(Personal.SUBJECT, second.subject(), sample.keys));
        sample.keys.erase(Sample.STILL);
        assertEquals(Optional.empty(), read.probe(sample.keys));
        assertEquals(Optional.empty(), read.open(Personal.STILL, receipt.still().name(), sample.keys));
    }

    @Test
    void aNewKeyForTheSameOwnerOpensNothing() throws Exception {
        byte[] file = sample.signed();
        sample.keys.with(Sample.FIRST);
        SignedReceipt read = SignedReceipt.read(file);
        Listed first = read.receipt().candidates().getFirst();

        JsonException refused =
                assertThrows(JsonException.class, () -> read.open(Personal.SUBJECT, first.subject(), sample.keys));
        assertTrue(String.valueOf(refused.getMessage()).contains("not sealed under the key"), refused::getMessage);
    }

    @Test
    void oneFieldDoesNotOpenAsAnother() throws Exception {
        SignedReceipt read = SignedReceipt.read(sample.signed());
        Listed first = read.receipt().candidates().getFirst();

        assertThrows(JsonException.class, () -> read.open(Personal.IMAGE, first.subject(), sample.keys));
        Sealed swapped = new Sealed(
                Sample.FIRST, first.image().commitment(), first.subject().ciphertext());
        JsonException refused =
                assertThrows(JsonException.class, () -> read.open(Personal.SUBJECT, swapped, sample.keys));
        assertTrue(String.valueOf(refused.getMessage()).contains("committed to"), refused::getMessage);
    }

    @Test
    void withoutAKeyTheFileDoesNotTellWhoItIs() throws Exception {
        byte[] file = sample.signed();
        String text = new String(file, StandardCharsets.UTF_8);
        for (String personal : new String[] {Sample.NAME, "Jane", "jane.jpg", "jdoe", "John"}) {
            assertFalse(text.contains(personal), personal);
            assertFalse(text.contains(
                    Hash.sha256(personal.getBytes(StandardCharsets.UTF_8)).toString()));
        }
        // The same name under another key, and another field of the same key, is committed to otherwise.
        Set<Hash> commitments = new HashSet<>();
        ReceiptDraft draft = new ReceiptDraft(sample.keys, new Chance(9));
        for (long owner : new long[] {Sample.FIRST, Sample.SECOND, Sample.STILL}) {
            for (Personal field : new Personal[] {Personal.SUBJECT, Personal.IMAGE}) {
                commitments.add(draft.seal(field, owner, Sample.NAME).commitment());
            }
        }
        assertEquals(6, commitments.size());
        Sealed once = draft.seal(Personal.SUBJECT, Sample.FIRST, Sample.NAME);
        Sealed again = draft.seal(Personal.SUBJECT, Sample.FIRST, Sample.NAME);
        assertEquals(once.commitment(), again.commitment());
        assertNotEquals(once.ciphertext(), again.ciphertext());
    }

    @Test
    void anOwnerWithoutAKeySealsNothing() {
        sample.keys.erase(Sample.FIRST);
        assertThrows(
                IllegalArgumentException.class, () -> sample.draft.seal(Personal.SUBJECT, Sample.FIRST, Sample.NAME));
    }

    @Test
    void aKeyRingHoldsTheKeysAndErasesThem() throws Exception {
        Path folder = Path.of("/ring");
        try (KeyRing ring = KeyRing.create(new MemoryDisk(Path.of("/")), folder, new Chance(4))) {
            ring.add(Sample.STILL, Sample.FIRST, Sample.SECOND);
            Keyholder holder = Keyholder.of(ring);
            ReceiptDraft draft = new ReceiptDraft(holder, new Chance(5));
            Sealed name = draft.seal(Personal.SUBJECT, Sample.FIRST, Sample.NAME);
            byte[] key = new byte[32];

            assertTrue(holder.key(Sample.FIRST, key));
            ring.erase(Sample.ASKED, Sample.FIRST);
            assertFalse(holder.key(Sample.FIRST, key));
            assertEquals(Sample.FIRST, name.owner());
            assertThrows(IllegalArgumentException.class, () -> draft.seal(Personal.SUBJECT, Sample.FIRST, Sample.NAME));
        }
    }

    @Test
    void aCertificateIsTakenOverWhole() {
        Compared c = Sample.certificate(Sample.snapshot());
        Certificate search = new Certificate(
                c.references(),
                c.eligible(),
                c.compared(),
                c.rescored(),
                c.excluded(),
                c.greatestPruned(),
                c.greatestNotReturned(),
                c.kernel(),
                c.exact(),
                c.pack(),
                c.snapshot(),
                c.cohort());

        assertEquals(c, Compared.of(search, c.normalisation()));
    }

    @Test
    void theOwnersOfStillsAreAboveThoseOfSubjects() {
        Set<Long> taken = new HashSet<>();
        Chance chance = new Chance(1);
        for (int i = 0; i < 1000; i++) {
            long owner = StillOwner.fresh(chance, taken::contains);
            assertTrue(owner >= 1L << 32 && owner < 1L << 53);
            assertTrue(taken.add(owner));
        }
        Chance same = new Chance(1);
        assertFalse(taken.contains(StillOwner.fresh(same, taken::contains)));
    }
}
