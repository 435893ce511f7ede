package org.stillmatch.casework.keys;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens with AES-256-GCM. A cipher lives for one call, so that no copy of what it saw stays reachable.
final class Gcm {
    static final int KEY = 32;
    static final int NONCE = 12;
    static final int TAG = 16;

    private Gcm() {}

    /// @return the ciphertext, then the tag
    static byte[] seal(byte[] key, byte[] nonce, byte[] said, byte[] plain) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(said);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-256-GCM", e);
        }
    }

    /// @throws AEADBadTagException if it was not sealed with this key and these words, or is damaged
    static byte[] open(byte[] key, byte[] nonce, byte[] said, byte[] sealed) throws AEADBadTagException {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(said);
            return cipher.doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot open AES-256-GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
        return cipher;
    }
}
