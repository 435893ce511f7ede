package org.stillmatch.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.stillmatch.audit.act.Keys;

/// Seals one field of one act under its owner's key, so that it goes with that key.
///
/// A key of its own for each field of each act comes from the owner's by HKDF-SHA-256, and with it 32 bytes that
/// commit to the key, since AES-GCM alone lets a ciphertext open to two values under two keys. Sealed are: the
/// commitment, a
/// nonce of 12 bytes, and AES-256-GCM of the text in UTF-8, the byte 0x80 and zeros up to a multiple of 32, so that
/// its length says little.
final class FieldSeal {
    private static final String LABEL = "stillmatch act field 1";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int BLOCK = 32;
    private static final int TAG_BITS = 128;
    private static final byte END = (byte) 0x80;

    private final Keys keys;
    private final SecureRandom random;

    FieldSeal(Keys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// Empty if the owner has no key.
    Optional<byte[]> seal(UUID act, String field, long owner, String value) {
        byte[] derived = new byte[2 * KEY];
        try {
            if (!derive(act, field, owner, derived)) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, derived, nonce).doFinal(padded(value));
            byte[] sealed = Arrays.copyOf(Arrays.copyOfRange(derived, KEY, 2 * KEY), KEY + NONCE + closed.length);
            System.arraycopy(nonce, 0, sealed, KEY, NONCE);
            System.arraycopy(closed, 0, sealed, KEY + NONCE, closed.length);
            return Optional.of(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with AES-GCM", e);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /// Empty if the owner's key was erased.
    ///
    /// @throws IllegalArgumentException if it was not sealed for this field of this act under this owner's key
    Optional<String> open(UUID act, String field, long owner, byte[] sealed) {
        byte[] derived = new byte[2 * KEY];
        try {
            if (!derive(act, field, owner, derived)) {
                return Optional.empty();
            }
            byte[] commitment = Arrays.copyOf(sealed, KEY);
            if (!MessageDigest.isEqual(commitment, Arrays.copyOfRange(derived, KEY, 2 * KEY))) {
                throw new IllegalArgumentException("It was not sealed under the key of owner " + owner);
            }
            byte[] nonce = Arrays.copyOfRange(sealed, KEY, KEY + NONCE);
            byte[] padded = cipher(Cipher.DECRYPT_MODE, derived, nonce)
                    .doFinal(sealed, KEY + NONCE, Math.max(0, sealed.length - KEY - NONCE));
            int end = padded.length - 1;
            while (padded[end] != END) {
                end--;
            }
            return Optional.of(new String(padded, 0, end, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("It is sealed in no way that this program knows", e);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private boolean derive(UUID act, String field, long owner, byte[] into) throws GeneralSecurityException {
        byte[] key = new byte[KEY];
        try {
            if (!keys.key(owner, key)) {
                return false;
            }
            byte[] use = (LABEL + "\n" + act + "\n" + field).getBytes(StandardCharsets.UTF_8);
            byte[] derived = KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(use, into.length));
            System.arraycopy(derived, 0, into, 0, into.length);
            Arrays.fill(derived, (byte) 0);
            return true;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Cipher cipher(int mode, byte[] derived, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, 0, KEY, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] padded(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length / BLOCK + 1) * BLOCK);
        padded[text.length] = END;
        return padded;
    }
}
