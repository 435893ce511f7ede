package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.merkle.Hash;

/// Commits to personal fields and encrypts them under keys derived from an owner's key by HKDF (RFC 5869), one
/// for each of the two uses, so that neither meets the key that templates are sealed under.
///
/// The commitment is what holds a field to its value: a ciphertext of AES-GCM alone may open to two values
/// under two keys.
final class Sealing {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LARGEST = 1 << 16;
    private static final String COMMIT = "stillmatch receipt commitment 1";
    private static final String ENCRYPT = "stillmatch receipt encryption 1";

    private final byte[] owner;

    private Sealing(byte[] owner) {
        this.owner = owner;
    }

    /// What is done with an owner's key.
    interface Use<T, E extends Exception> {
        T with(Sealing sealing) throws E;
    }

    /// Empty if the owner has no key. The key is wiped afterwards.
    static <T, E extends Exception> Optional<T> under(Keyholder keys, long owner, Use<T, E> use) throws E {
        byte[] key = new byte[KEY];
        try {
            return keys.key(owner, key) ? Optional.of(use.with(new Sealing(key))) : Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    Hash commitment(Personal field, JsonNode value) {
        byte[] key = derived(COMMIT);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Hash.of(mac.doFinal(text(field, value)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The nonce, the ciphertext and the tag.
    byte[] encrypt(Personal field, JsonNode value, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, field, nonce).doFinal(text(field, value));
            byte[] all = Arrays.copyOf(nonce, NONCE + closed.length);
            System.arraycopy(closed, 0, all, NONCE, closed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with AES-GCM", e);
        }
    }

    /// @throws JsonException if it was not encrypted under this key, or is not what was committed to
    JsonNode open(Personal field, Sealed sealed, byte[] ciphertext) throws JsonException {
        try {
            byte[] nonce = Arrays.copyOf(ciphertext, NONCE);
            byte[] text = cipher(Cipher.DECRYPT_MODE, field, nonce)
                    .doFinal(ciphertext, NONCE, Math.max(0, ciphertext.length - NONCE));
            JsonNode value = StrictJson.readCanonical(text, LARGEST).path("value");
            if (commitment(field, value).equals(sealed.commitment())) {
                return value;
            }
            throw new JsonException("the " + field.words() + " that is sealed is not the one that was committed to");
        } catch (AEADBadTagException e) {
            throw new JsonException(
                    "the " + field.words() + " was not sealed under the key of owner " + sealed.owner());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new JsonException("the " + field.words() + " is sealed in no way that this program knows");
        }
    }

    private Cipher cipher(int mode, Personal field, byte[] nonce) throws GeneralSecurityException {
        byte[] key = derived(ENCRYPT);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((ENCRYPT + "\n" + field.words()).getBytes(StandardCharsets.US_ASCII));
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] derived(String use) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(owner)
                            .thenExpand(use.getBytes(StandardCharsets.US_ASCII), KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 25 on has HKDF-SHA256", e);
        }
    }

    private static byte[] text(Personal field, JsonNode value) {
        return CanonicalJson.bytes(JsonNodeFactory.instance
                .objectNode()
                .put("field", field.words())
                .set("value", value));
    }
}
