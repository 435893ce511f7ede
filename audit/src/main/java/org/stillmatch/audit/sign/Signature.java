package org.stillmatch.audit.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;

/// A signature over a JSON value, together with who made it, when and what for.
///
/// What is signed is a fixed first line, so that no other program's signature can be passed off as one of
/// these, and then the canonical form of the value with all of this record but the signature's own bytes.
///
/// @param purpose what kind of thing is signed; a signature over one kind is none over another
/// @param key the signing key's id
/// @param publicKey the signing key's public part, 32 bytes in base64
/// @param value the 64 bytes of the signature, in base64
public record Signature(String purpose, String key, String publicKey, Instant signedAt, String value) {
    static final String ALGORITHM = "Ed25519";

    private static final byte[] FIRST_LINE = "stillmatch signature 1\n".getBytes(StandardCharsets.US_ASCII);

    /// @throws JsonException if it is no signature of a kind known here
    public static Signature parse(JsonNode node) throws JsonException {
        Fields fields =
                new Fields("signature", node).only("algorithm", "key", "publicKey", "purpose", "signedAt", "value");
        if (!fields.text("algorithm").equals(ALGORITHM)) {
            throw new JsonException("signature.algorithm is not " + ALGORITHM);
        }
        return new Signature(
                fields.text("purpose"),
                fields.text("key"),
                fields.text("publicKey"),
                fields.moment("signedAt"),
                fields.text("value"));
    }

    public ObjectNode json() {
        return unsigned(purpose, key, publicKey, signedAt).put("value", value);
    }

    static Signature make(JsonNode payload, String purpose, String key, String publicKey, PrivateKey by, Instant at) {
        try {
            java.security.Signature signer = java.security.Signature.getInstance(ALGORITHM);
            signer.initSign(by);
            signer.update(signed(payload, unsigned(purpose, key, publicKey, at)));
            return new Signature(purpose, key, publicKey, at, Base64Text.of(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with " + ALGORITHM, e);
        }
    }

    /// Whether the key that it names made it over this value. Says nothing about whose key that is.
    boolean fits(JsonNode payload) {
        try {
            java.security.Signature verifier = java.security.Signature.getInstance(ALGORITHM);
            verifier.initVerify(PublicKeys.parse(publicKey));
            verifier.update(signed(payload, unsigned(purpose, key, publicKey, signedAt)));
            return verifier.verify(Base64Text.bytes(value));
        } catch (JsonException | GeneralSecurityException e) {
            return false;
        }
    }

    private static ObjectNode unsigned(String purpose, String key, String publicKey, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("algorithm", ALGORITHM)
                .put("key", key)
                .put("publicKey", publicKey)
                .put("purpose", purpose)
                .put("signedAt", at.toString());
    }

    private static byte[] signed(JsonNode payload, ObjectNode about) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("payload", payload);
        both.set("signature", about);
        byte[] text = CanonicalJson.bytes(both);
        byte[] all = new byte[FIRST_LINE.length + text.length];
        System.arraycopy(FIRST_LINE, 0, all, 0, FIRST_LINE.length);
        System.arraycopy(text, 0, all, FIRST_LINE.length, text.length);
        return all;
    }
}
