package org.stillmatch.intake.submission;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.stillmatch.audit.act.Keys;

/// Seals what people wrote under the key of the submission that it belongs to, with AES-256-GCM: nonce, ciphertext,
/// tag. Each text is bound to its place, so that none passes for another. Once the key is erased nothing opens.
final class SealedTexts {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String USE = "stillmatch submission text 1";

    private final Keys keys;
    private final SecureRandom random;

    SealedTexts(Keys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// @param place such as 'version 3'; the same text is opened with the same place
    /// @throws IllegalStateException if the owner has no key any more
    byte[] seal(long owner, String place, String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, owner, place, nonce, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("Owner " + owner + " has no key to seal with"));
        byte[] all = Arrays.copyOf(nonce, NONCE + closed.length);
        System.arraycopy(closed, 0, all, NONCE, closed.length);
        return all;
    }

    /// Empty if the key is gone.
    ///
    /// @throws IllegalStateException if it was not sealed for this owner and place, or was altered
    Optional<String> open(long owner, String place, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] closed = Arrays.copyOfRange(sealed, NONCE, Math.max(NONCE, sealed.length));
        return run(Cipher.DECRYPT_MODE, owner, place, nonce, closed).map(b -> new String(b, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> run(int mode, long owner, String place, byte[] nonce, byte[] text) {
        byte[] key = new byte[KEY];
        try {
            if (!keys.key(owner, key)) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((owner + "\n" + place).getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The text at " + place + " of owner " + owner + " does not open", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] derived(byte[] owner) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(owner)
                        .thenExpand(USE.getBytes(StandardCharsets.US_ASCII), KEY));
    }
}
