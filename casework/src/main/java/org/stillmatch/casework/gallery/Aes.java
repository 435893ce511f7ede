package org.stillmatch.casework.gallery;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with a nonce of 96 bits and a tag of 128. Belongs to one thread.
///
/// The JDK's cipher keeps plaintext in buffers of its own, so it is dropped with the work that it was made for.
final class Aes {
    static final int KEY = 32;
    static final int NONCE = 12;
    static final int TAG = 16;

    /// What sealing adds to a plaintext's length.
    static final int OVERHEAD = NONCE + TAG;

    private final Cipher cipher;

    Aes() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /// Puts nonce, ciphertext and tag at `at`.
    void seal(byte[] key, byte[] nonces, int nonceAt, byte[] bound, byte[] plain, byte[] into, int at) {
        try {
            System.arraycopy(nonces, nonceAt, into, at, NONCE);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(8 * TAG, nonces, nonceAt, NONCE));
            cipher.updateAAD(bound);
            cipher.doFinal(plain, 0, plain.length, into, at + NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not seal", e);
        }
    }

    /// The plaintext of what was sealed with the same key and bound to the same bytes.
    ///
    /// @throws AEADBadTagException if it was not
    byte[] open(byte[] key, byte[] bound, byte[] sealed, int at, int length) throws AEADBadTagException {
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(8 * TAG, sealed, at, NONCE));
            cipher.updateAAD(bound);
            return cipher.doFinal(sealed, at + NONCE, length - NONCE);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not open", e);
        }
    }

    static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}
