package org.stillmatch.audit.sign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.Verification.Fails;
import org.stillmatch.audit.sign.Verification.Holds;
import org.stillmatch.audit.sign.Verification.UnknownSigner;

/// Checks signatures against what is trusted, if anything is. Needs no key but public ones.
public final class Verifier {
    private final Optional<TrustFile> trust;

    public Verifier(Optional<TrustFile> trust) {
        this.trust = trust;
    }

    /// Whether the signature fits the value, was made for this purpose, and by a key that was trusted when it was made.
    public Verification verify(JsonNode payload, Signature signature, String purpose) {
        if (!signature.purpose().equals(purpose)) {
            return new Fails("the signature is not one over a " + purpose);
        }
        if (!named(signature)) {
            return new Fails(
                    "the signature names key " + shown(signature.key()) + " and brings the public part of another");
        }
        if (!signature.fits(payload)) {
            return new Fails("the signature does not fit what is signed: one of the two was altered");
        }
        Optional<TrustedKey> known = trust.flatMap(t -> t.key(signature.key()));
        if (known.isEmpty()) {
            return new UnknownSigner(signature.key());
        }
        TrustedKey key = known.get();
        if (!key.publicKey().equals(signature.publicKey())) {
            return new Fails("key " + key.id() + " is trusted with another public part");
        }
        return key.objection(signature.signedAt()).<Verification>map(Fails::new).orElseGet(() -> new Holds(key));
    }

    private static boolean named(Signature signature) {
        try {
            return PublicKeys.id(signature.publicKey()).equals(signature.key());
        } catch (JsonException e) {
            return false;
        }
    }

    /// Ids are 16 digits; anything else may be anything.
    private static String shown(String key) {
        return key.matches("[0-9a-f]{16}") ? key : "of no such form";
    }
}
