package org.stillmatch.intake.original;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// How a file of any size is sealed: a salt, then pieces of 64 KiB, each with AES-256-GCM.
///
/// Each file has a key of its own, drawn from the owner's key, the salt and the file's name, so no two pieces ever
/// share key and nonce. The nonce is the number of the piece and whether it is the last: a piece that is missing,
/// doubled, out of order or of another file does not open, and neither does a file that was cut off or added to.
final class Seal {
    static final int KEY = 32;
    static final int SALT = 32;
    static final int PIECE = 1 << 16;
    static final int TAG = 16;

    private static final int NONCE = 12;
    private static final String USE = "stillmatch original 1\n";

    private final SecretKey key;

    private Seal(SecretKey key) {
        this.key = key;
    }

    /// @param owner 32 bytes
    /// @param name of the file that is sealed, which it does not open without
    static Seal of(byte[] owner, byte[] salt, String name) {
        try {
            return new Seal(KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(owner)
                                    .addSalt(salt)
                                    .thenExpand((USE + name).getBytes(StandardCharsets.UTF_8), KEY)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF with SHA-256", e);
        }
    }

    /// How many bytes a file of so many has once it is sealed.
    static long sealed(long plain) {
        long pieces = Math.max(1, (plain + PIECE - 1) / PIECE);
        return SALT + plain + pieces * TAG;
    }

    /// Seals the first `length` bytes of a piece.
    byte[] close(byte[] plain, int length, long number, boolean last) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-256-GCM", e);
        }
    }

    /// @throws DamagedOriginalException if this is not that piece, whole and as it was sealed
    byte[] open(byte[] sealed, int length, long number, boolean last) throws DamagedOriginalException {
        try {
            return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new DamagedOriginalException("Piece " + number + " of a sealed file does not open", e);
        }
    }

    private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
        ByteBuffer nonce = ByteBuffer.allocate(NONCE).putLong(number).put((byte) (last ? 1 : 0));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce.array()));
        return cipher;
    }
}
