package org.stillmatch.server.people;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// Seals the secrets of one-time codes with AES-256-GCM, under a key in the folder of keys: a copy of the database
/// alone gives nobody a code.
final class SealedSecrets {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    private SealedSecrets(SecretKeySpec key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /// Reads the key, or makes it the first time; durable on return.
    ///
    /// @param folder of keys
    static SealedSecrets in(Disk disk, Path folder, SecureRandom random) throws IOException {
        Path file = folder.resolve("one-time-codes.key");
        byte[] bytes = new byte[KEY];
        if (disk.exists(file)) {
            try (DiskFile there = disk.read(file)) {
                ByteBuffer into = ByteBuffer.wrap(bytes);
                if (there.size() != KEY) {
                    throw new IOException(file + " is damaged: bring it back from the backup of the keys");
                }
                while (into.hasRemaining() && there.read(into, into.position()) > 0) {
                    // Until all is there.
                }
            }
        } else {
            random.nextBytes(bytes);
            Path fresh = folder.resolve("one-time-codes.new");
            disk.delete(fresh);
            try (DiskFile made = disk.create(fresh)) {
                made.write(ByteBuffer.wrap(bytes), 0);
                made.force();
            }
            disk.rename(fresh, file);
            disk.forceFolder(folder);
        }
        return new SealedSecrets(new SecretKeySpec(bytes, "AES"), random);
    }

    /// @param account whose it is, and for whom alone it opens
    /// @return the nonce, then what was sealed
    byte[] seal(UUID account, byte[] secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, account, nonce).doFinal(secret);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-256-GCM", e);
        }
    }

    /// @throws IllegalStateException if it was sealed for somebody else, under another key, or is damaged
    byte[] open(UUID account, byte[] sealed) {
        try {
            byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE);
            return cipher(Cipher.DECRYPT_MODE, account, nonce).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of an account's codes does not open: is this the folder of keys that belongs to the"
                            + " data?",
                    e);
        }
    }

    private Cipher cipher(int mode, UUID account, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(account.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
