package org.stillmatch.intake.original;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;

/// Files in the store, each sealed under its owner's key.
final class SealedFiles {
    private final Store store;
    private final Keys keys;
    private final SecureRandom random;

    SealedFiles(Store store, Keys keys, SecureRandom random) {
        this.store = store;
        this.keys = keys;
        this.random = random;
    }

    void put(long owner, String name, Path file) throws IOException {
        put(owner, name, Files.size(file), () -> Files.newInputStream(file));
    }

    void put(long owner, String name, long length, Store.Source plain) throws IOException {
        byte[] salt = new byte[Seal.SALT];
        random.nextBytes(salt);
        Seal seal = withKey(owner, key -> Seal.of(key, salt, name));
        store.put(name, Seal.sealed(length), () -> new SealingStream(plain.open(), seal, salt));
    }

    /// @throws Refusal if the key was taken away
    InputStream open(long owner, String name) throws IOException {
        byte[] key = new byte[Seal.KEY];
        try {
            if (!keys.key(owner, key)) {
                throw gone();
            }
            return OpeningStream.of(store.get(name), key, name);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The same for a few bytes that are kept elsewhere.
    byte[] sealed(long owner, String name, byte[] plain) {
        byte[] salt = new byte[Seal.SALT];
        random.nextBytes(salt);
        Seal seal = withKey(owner, key -> Seal.of(key, salt, name));
        try (InputStream in = new SealingStream(new ByteArrayInputStream(plain), seal, salt)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty if the key was taken away.
    Optional<byte[]> opened(long owner, String name, byte[] sealed) {
        byte[] key = new byte[Seal.KEY];
        try {
            if (!keys.key(owner, key)) {
                return Optional.empty();
            }
            return Optional.of(OpeningStream.of(new ByteArrayInputStream(sealed), key, name)
                    .readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    void delete(String name) throws IOException {
        store.delete(name);
    }

    private Seal withKey(long owner, Function<byte[], Seal> use) {
        byte[] key = new byte[Seal.KEY];
        try {
            if (!keys.key(owner, key)) {
                throw gone();
            }
            return use.apply(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Refusal gone() {
        return Refusal.conflict("This file was withdrawn: it cannot be opened any more.", "withdrawn");
    }
}
