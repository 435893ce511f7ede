package org.stillmatch.audit.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.Verification.Fails;
import org.stillmatch.audit.sign.Verification.Holds;
import org.stillmatch.audit.sign.Verification.UnknownSigner;

class VerifierTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final SigningKey KEY = SigningKey.generate(new Chance(1), FROM, UNTIL);
    private static final SigningKey STRANGER = SigningKey.generate(new Chance(2), FROM, UNTIL);
    private static final ObjectNode PAYLOAD =
            JsonNodeFactory.instance.objectNode().put("score", 0.25).put("who", "é");

    private static Verification verify(JsonNode payload, Signature signature, TrustedKey... trusted) {
        return new Verifier(Optional.of(new TrustFile(List.of(trusted)))).verify(payload, signature, "receipt");
    }

    private static void assertFails(String why, Verification verification) {
        assertTrue(assertInstanceOf(Fails.class, verification).first().contains(why), verification::toString);
    }

    private static Signature signature() throws Exception {
        return KEY.sign(PAYLOAD, "receipt", SIGNED);
    }

    @Test
    void whatATrustedKeySignedHolds() throws Exception {
        assertEquals(new Holds(KEY.open()), verify(PAYLOAD, signature(), KEY.open()));
        assertEquals(signature(), Signature.parse(signature().json()));
        assertEquals(new Holds(KEY.open()), verify(PAYLOAD, KEY.sign(PAYLOAD, "receipt", FROM), KEY.open()));
        assertEquals(new Holds(KEY.open()), verify(PAYLOAD, KEY.sign(PAYLOAD, "receipt", UNTIL), KEY.open()));
    }

    @Test
    void theOrderOfKeysDoesNotMatterButEveryValueDoes() throws Exception {
        JsonNode turned = JsonNodeFactory.instance.objectNode().put("who", "é").put("score", 0.25);
        assertInstanceOf(Holds.class, verify(turned, signature(), KEY.open()));
        assertFails(
                "does not fit", verify(PAYLOAD.deepCopy().put("score", Math.nextUp(0.25)), signature(), KEY.open()));
        assertFails("does not fit", verify(PAYLOAD.deepCopy().putNull("more"), signature(), KEY.open()));
    }

    @Test
    void whatTheSignatureSaysOfItselfIsSignedAsWell() throws Exception {
        Signature s = signature();
        TrustedKey key = KEY.open();
        assertFails(
                "does not fit",
                verify(
                        PAYLOAD,
                        new Signature(s.purpose(), s.key(), s.publicKey(), SIGNED.plusMillis(1), s.value()),
                        key));
        assertFails(
                "over a receipt",
                verify(PAYLOAD, new Signature("log", s.key(), s.publicKey(), SIGNED, s.value()), key));
        Signature log = KEY.sign(PAYLOAD, "log", SIGNED);
        assertFails(
                "does not fit",
                verify(PAYLOAD, new Signature("receipt", log.key(), log.publicKey(), SIGNED, log.value()), key));
        assertFails(
                "of another",
                verify(PAYLOAD, new Signature("receipt", STRANGER.open().id(), s.publicKey(), SIGNED, s.value()), key));
        byte[] value = Base64Text.bytes(s.value());
        value[40] ^= 1;
        assertFails(
                "does not fit",
                verify(PAYLOAD, new Signature("receipt", s.key(), s.publicKey(), SIGNED, Base64Text.of(value)), key));
        assertFails("does not fit", verify(PAYLOAD, new Signature("receipt", s.key(), s.publicKey(), SIGNED, ""), key));
        assertFails("of another", verify(PAYLOAD, new Signature("receipt", "x", "y", SIGNED, s.value()), key));
    }

    @Test
    void aStrangersSignatureProvesNothing() throws Exception {
        UnknownSigner unknown = new UnknownSigner(STRANGER.open().id());
        Signature signature = STRANGER.sign(PAYLOAD, "receipt", SIGNED);
        assertEquals(unknown, verify(PAYLOAD, signature, KEY.open()));
        assertEquals(unknown, verify(PAYLOAD, signature));
        assertEquals(unknown, new Verifier(Optional.empty()).verify(PAYLOAD, signature, "receipt"));
    }

    @Test
    void aTrustedIdWithAnotherPublicPartIsFound() throws Exception {
        TrustedKey other = new TrustedKey(
                KEY.open().id(), STRANGER.open().publicKey(), FROM, UNTIL, Optional.empty(), Optional.empty());
        assertFails("another public part", verify(PAYLOAD, signature(), other));
    }

    @Test
    void signaturesOutsideAKeysTimeDoNotCount() throws Exception {
        TrustedKey key = KEY.open();
        assertFails("had expired", verify(PAYLOAD, signature(), key.until(SIGNED.minusMillis(1))));
        assertInstanceOf(Holds.class, verify(PAYLOAD, signature(), key.until(SIGNED)));
        TrustedKey later = new TrustedKey(
                key.id(), key.publicKey(), SIGNED.plusMillis(1), UNTIL, Optional.empty(), Optional.empty());
        assertFails("before key", verify(PAYLOAD, signature(), later));
        assertFails("is revoked", verify(PAYLOAD, signature(), key.revoked(SIGNED)));
        assertInstanceOf(Holds.class, verify(PAYLOAD, signature(), key.revoked(SIGNED.plusMillis(1))));
        assertThrows(SigningException.class, () -> KEY.sign(PAYLOAD, "receipt", FROM.minusNanos(1)));
        assertThrows(SigningException.class, () -> KEY.sign(PAYLOAD, "receipt", UNTIL.plusNanos(1)));
    }

    @Test
    void whatIsNoSignatureIsRefused() throws Exception {
        ObjectNode right = signature().json();
        for (ObjectNode wrong : List.of(
                right.deepCopy().put("algorithm", "none"),
                right.deepCopy().put("more", 1),
                right.deepCopy().put("signedAt", "2026-03-01T12:00:00.1230Z"),
                right.deepCopy().put("signedAt", "yesterday"),
                right.deepCopy().put("value", 1),
                right.deepCopy().without(List.of("key")))) {
            assertThrows(JsonException.class, () -> Signature.parse(wrong), wrong::toString);
        }
    }
}
