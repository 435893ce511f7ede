package org.stillmatch.casework.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.audit.sign.Verification.Fails;
import org.stillmatch.audit.sign.Verification.Holds;
import org.stillmatch.audit.sign.Verification.UnknownSigner;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.disk.record.MemoryDisk;

class ReceiptCheckTest {
    private final Sample sample = new Sample();
    private byte[] file = new byte[0];

    @BeforeEach
    void sign() throws Exception {
        file = sample.signed();
    }

    private Verification check(byte[] bytes) {
        return check(bytes, sample.signing.trust());
    }

    private static Verification check(byte[] bytes, TrustFile trust) {
        return new ReceiptCheck(Optional.of(trust)).check(bytes);
    }

    private static void assertFails(String why, Verification verification) {
        assertTrue(assertInstanceOf(Fails.class, verification).first().contains(why), verification::toString);
    }

    @Test
    void whatWasSignedHolds() throws Exception {
        assertInstanceOf(Holds.class, check(file));
        assertEquals(new UnknownSigner(sample.signing.current().id()), new ReceiptCheck(Optional.empty()).check(file));
        Sample other = new Sample();
        assertInstanceOf(Holds.class, check(other.draft.sign(other.notSearchable(), other.signing, Sample.SIGNED)));
    }

    @Test
    void anyFieldAlteredFails() throws Exception {
        JsonNode tree = StrictJson.read(file, SignedReceipt.MOST_BYTES);
        int changes = 0;
        for (Changes.Change change : Changes.of(tree)) {
            byte[] altered = CanonicalJson.bytes(change.changed());
            assertInstanceOf(Fails.class, check(altered), change.place());
            assertInstanceOf(Fails.class, new ReceiptCheck(Optional.empty()).check(altered), change.place());
            changes++;
        }
        assertTrue(changes > 400, "only " + changes);
    }

    @Test
    void anyByteFlippedFails() {
        for (int i = 0; i < file.length; i++) {
            byte[] flipped = file.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            assertInstanceOf(Fails.class, check(flipped), "byte " + i);
        }
    }

    @Test
    void cutOrLengthenedItFails() {
        for (int length = 0; length < file.length; length += 7) {
            assertInstanceOf(Fails.class, check(Arrays.copyOf(file, length)));
        }
        assertInstanceOf(Fails.class, check(Arrays.copyOf(file, file.length + 1)));
    }

    @Test
    void signedAgainWithAFreshKeyTheSignerIsUnknown() throws Exception {
        SigningKeys fresh = Sample.signing(2);
        byte[] again = Sample.signedAgain(file, fresh, payload -> payload);

        assertEquals(new UnknownSigner(fresh.current().id()), check(again));
    }

    @Test
    void aFreshKeyUnderTheTrustedIdFails() throws Exception {
        ObjectNode tree = (ObjectNode) StrictJson.read(
                Sample.signedAgain(file, Sample.signing(2), payload -> payload), SignedReceipt.MOST_BYTES);
        ((ObjectNode) tree.get("signature")).put("key", sample.signing.current().id());

        assertFails("public part of another", check(CanonicalJson.bytes(tree)));
    }

    @Test
    void aForeignSnapshotPastedInFails() throws Exception {
        GallerySnapshot foreign = new GallerySnapshot(
                Sample.PACK,
                99,
                200,
                Sample.hash("other"),
                0,
                Sample.hash("none"),
                150,
                Sample.hash("others"),
                Sample.MADE,
                Sample.snapshot().day());
        ObjectNode tree = (ObjectNode) StrictJson.read(file, SignedReceipt.MOST_BYTES);
        ObjectNode payload = (ObjectNode) tree.get("payload");
        payload.set("snapshot", SnapshotJson.of(foreign));
        assertFails("does not fit", check(CanonicalJson.bytes(tree)));
        assertFails("another snapshot", check(Sample.signedAgain(CanonicalJson.bytes(tree), sample.signing, p -> p)));

        ((ObjectNode) payload.get("certificate")).put("snapshot", foreign.id().toString());
        SigningKeys stranger = Sample.signing(2);
        byte[] whole = Sample.signedAgain(CanonicalJson.bytes(tree), stranger, p -> p);
        assertEquals(new UnknownSigner(stranger.current().id()), check(whole));
    }

    @Test
    void anotherReceiptsSealedPartsFail() throws Exception {
        ObjectNode mine = (ObjectNode) StrictJson.read(file, SignedReceipt.MOST_BYTES);
        Sample other = new Sample();
        other.keys.with(Sample.STILL);
        ObjectNode theirs = (ObjectNode) StrictJson.read(other.signed(), SignedReceipt.MOST_BYTES);

        assertFails("sealed part", check(CanonicalJson.bytes(mine.set("sealed", theirs.get("sealed")))));
        assertFails("sealed part", check(CanonicalJson.bytes(mine.set("sealed", Sample.object()))));
    }

    @Test
    void oldReceiptsHoldAfterRotation() throws Exception {
        sample.signing.rotate(new Chance(5), Sample.SIGNED.plusSeconds(60));

        assertInstanceOf(Holds.class, check(file));
        assertInstanceOf(
                Holds.class, check(file, TrustFile.read(sample.signing.trust().bytes())));
    }

    @Test
    void aReceiptSignedWithAKeyThatHadEndedFails() throws Exception {
        SigningKeys rotated = Sample.signing(1);
        rotated.rotate(new Chance(5), Sample.SIGNED.minusMillis(1));
        assertFails("had expired", check(file, rotated.trust()));

        rotated.revoke(rotated.trust().keys().getFirst().id(), Sample.MADE);
        assertFails("had expired", check(file, rotated.trust()));
        sample.signing.rotate(new Chance(5), Sample.SIGNED.plusSeconds(60));
        sample.signing.revoke(sample.signing.trust().keys().getFirst().id(), Sample.MADE);
        assertFails("is revoked", check(file));
    }

    @Test
    void aReceiptSignedBeforeItsKeyWasValidFails() throws Exception {
        Instant later = Sample.SIGNED.plus(Duration.ofDays(1));
        SigningKeys late =
                SigningKeys.create(new MemoryDisk(Path.of("/keys")), Path.of("/keys/signing"), new Chance(1), later);
        assertEquals(sample.signing.current().id(), late.current().id(), "the same seed makes the same key");

        assertFails("before key", check(file, late.trust()));
    }

    @Test
    void aSignatureOverSomethingElseIsNoReceipt() throws Exception {
        ObjectNode tree = (ObjectNode) StrictJson.read(file, SignedReceipt.MOST_BYTES);
        tree.set(
                "signature",
                sample.signing.sign(tree.get("payload"), "log", Sample.SIGNED).json());

        assertFails("not one over a receipt", check(CanonicalJson.bytes(tree)));
    }
}
