package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.Verification;

/// One receipt in the making: first its personal fields are sealed, then the whole is signed.
public final class ReceiptDraft {
    /// What a signature over a receipt is made for.
    static final String PURPOSE = "receipt";

    private final Keyholder keys;
    private final SecureRandom random;
    private final Map<Hash, byte[]> ciphertexts =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));

    /// @param random of cryptographic quality
    public ReceiptDraft(Keyholder keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// Seals a personal field under its owner's key.
    ///
    /// @throws IllegalArgumentException if the owner has no key
    public Sealed seal(Personal field, long owner, String value) {
        return seal(field, owner, TextNode.valueOf(value));
    }

    /// Seals the probe under the still's own key.
    ///
    /// @throws IllegalArgumentException if the owner has no key
    public Sealed seal(long owner, Probe probe) {
        return seal(Personal.PROBE, owner, probe.json());
    }

    private Sealed seal(Personal field, long owner, JsonNode value) {
        return Sealing.under(keys, owner, sealing -> {
                    byte[] ciphertext = sealing.encrypt(field, value, random);
                    Sealed sealed = new Sealed(owner, sealing.commitment(field, value), Hash.sha256(ciphertext));
                    ciphertexts.put(sealed.ciphertext(), ciphertext);
                    return sealed;
                })
                .orElseThrow(() -> new IllegalArgumentException("Owner " + owner + " has no key to seal under"));
    }

    /// The bytes of the file.
    ///
    /// @param receipt whose personal fields this draft has sealed, each of them and no other
    /// @throws org.stillmatch.audit.sign.SigningException if there is no key that may sign at this moment
    /// @throws IllegalArgumentException if the receipt would not hold; the message says why
    public byte[] sign(Receipt receipt, SigningKeys signing, Instant at) throws IOException {
        ObjectNode payload = receipt.json();
        Signature signature = signing.sign(payload, PURPOSE, at);
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.set("payload", payload);
        file.set("signature", signature.json());
        ObjectNode sealed = file.putObject("sealed");
        ciphertexts.forEach((hash, bytes) -> sealed.put(hash.toString(), Base64Text.of(bytes)));
        byte[] bytes = CanonicalJson.bytes(file);
        Verification holds = new ReceiptCheck(Optional.of(signing.trust())).check(bytes);
        if (holds instanceof Verification.Fails fails) {
            throw new IllegalArgumentException("A receipt that does not hold is not signed: " + fails.first());
        }
        return bytes;
    }
}
