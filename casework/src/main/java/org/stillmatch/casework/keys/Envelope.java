package org.stillmatch.casework.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/// A few bytes sealed under one key: a nonce of 12 bytes, then AES-256-GCM's ciphertext and tag.
public final class Envelope {
    private Envelope() {}

    /// @param said what the bytes are, without which they cannot be opened
    public static byte[] seal(byte[] key, byte[] said, byte[] plain, SecureRandom random) {
        byte[] nonce = new byte[Gcm.NONCE];
        random.nextBytes(nonce);
        byte[] sealed = Gcm.seal(key, nonce, said, plain);
        byte[] envelope = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, envelope, nonce.length, sealed.length);
        return envelope;
    }

    /// Empty if it was not sealed with this key and these words, or is damaged.
    public static Optional<byte[]> open(byte[] key, byte[] said, byte[] envelope) {
        if (envelope.length < Gcm.NONCE + Gcm.TAG) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(envelope, Gcm.NONCE);
        byte[] sealed = Arrays.copyOfRange(envelope, Gcm.NONCE, envelope.length);
        try {
            return Optional.of(Gcm.open(key, nonce, said, sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }
}
