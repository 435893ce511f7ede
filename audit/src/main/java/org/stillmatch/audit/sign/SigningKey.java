package org.stillmatch.audit.sign;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Optional;
import org.stillmatch.audit.json.JsonException;

/// A key that signs, both parts of it.
final class SigningKey {
    private static final byte[] PROBE = {1, 2, 3};

    private final EdECPrivateKey secret;
    private final TrustedKey open;

    private SigningKey(EdECPrivateKey secret, TrustedKey open) {
        this.secret = secret;
        this.open = open;
    }

    static SigningKey generate(SecureRandom random, Instant from, Instant until) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(Signature.ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            String publicKey = PublicKeys.text(pair.getPublic());
            TrustedKey open = new TrustedKey(
                    PublicKeys.id(publicKey), publicKey, from, until, Optional.empty(), Optional.empty());
            return new SigningKey((EdECPrivateKey) pair.getPrivate(), open);
        } catch (GeneralSecurityException | JsonException e) {
            throw new IllegalStateException("This Java cannot make keys for " + Signature.ALGORITHM, e);
        }
    }

    /// @param secret as [#secret()] gave it
    /// @throws SigningException if it is not the other part of the public key
    static SigningKey of(byte[] secret, TrustedKey open) throws SigningException {
        try {
            EdECPrivateKey key = (EdECPrivateKey) KeyFactory.getInstance(Signature.ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
            java.security.Signature both = java.security.Signature.getInstance(Signature.ALGORITHM);
            both.initSign(key);
            both.update(PROBE);
            byte[] signed = both.sign();
            both.initVerify(PublicKeys.parse(open.publicKey()));
            both.update(PROBE);
            if (both.verify(signed)) {
                return new SigningKey(key, open);
            }
        } catch (GeneralSecurityException | JsonException e) {
            // Said below, without anything of what stands in the file.
        }
        throw new SigningException("The private part of signing key " + open.id()
                + " is damaged: bring it back from the backup of the keys");
    }

    /// The private part: the 32 bytes of RFC 8032.
    byte[] secret() {
        return secret.getBytes().orElseThrow();
    }

    TrustedKey open() {
        return open;
    }

    SigningKey introduced(Signature by) {
        return new SigningKey(secret, open.introduced(by));
    }

    Signature sign(JsonNode payload, String purpose, Instant at) throws SigningException {
        Optional<String> objection = open.objection(at);
        if (objection.isPresent()) {
            throw new SigningException("Signing key " + open.id() + " is valid from " + open.from() + " to "
                    + open.until() + ", and it is " + at + ": rotate the signing key, or set the clock right");
        }
        return Signature.make(payload, purpose, open.id(), open.publicKey(), secret, at);
    }
}
