package org.stillmatch.casework.custody;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;
import org.stillmatch.casework.keys.StillOwner;

/// Both key rings of the service, open as long as it runs. May be used by several threads at once.
public final class CaseworkKeys implements Keys, Closeable {
    private final KeyRing subjects;
    private final KeyRing stills;
    private final SecureRandom random;
    private final Object making = new Object();

    CaseworkKeys(KeyRing subjects, KeyRing stills, SecureRandom random) {
        this.subjects = subjects;
        this.stills = stills;
        this.random = random;
    }

    @Override
    public long fresh() {
        synchronized (making) {
            long owner = StillOwner.fresh(random, taken -> stills.has(taken) || stills.erased(taken));
            try {
                stills.add(owner);
            } catch (IOException e) {
                throw new UncheckedIOException("Making the key of a still", e);
            }
            return owner;
        }
    }

    /// Makes keys for numbers that no subject ever had, durable when this returns.
    ///
    /// @throws IllegalArgumentException if a number has or had a key
    public void make(long... numbers) {
        try {
            subjects.add(numbers);
        } catch (IOException e) {
            throw new UncheckedIOException("Making the keys of subjects", e);
        }
    }

    /// Whether a subject has or had a key of this number.
    public boolean taken(long subject) {
        return subjects.has(subject) || subjects.erased(subject);
    }

    @Override
    public boolean key(long owner, byte[] into) {
        try {
            ring(owner).key(owner, into);
            return true;
        } catch (NoKeyException e) {
            return false;
        }
    }

    /// Takes a key away for good. A subject is erased in the gallery, which takes the key as well.
    @Override
    public void erase(Instant at, long owner) {
        KeyRing ring = ring(owner);
        try {
            if (ring.has(owner)) {
                ring.erase(at, owner);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Erasing a key", e);
        }
    }

    /// The ring of the subjects, for the gallery.
    public KeyRing subjects() {
        return subjects;
    }

    private KeyRing ring(long owner) {
        return owner <= Integer.MAX_VALUE ? subjects : stills;
    }

    /// What a caller does with a key that is wiped afterwards.
    public interface Use<T> {
        T with(byte[] key);
    }

    /// Does something with an owner's key.
    ///
    /// @throws IllegalStateException if there is no such key
    public <T> T using(long owner, Use<T> use) {
        byte[] key = new byte[32];
        try {
            if (!key(owner, key)) {
                throw new IllegalStateException("There is no key of that number");
            }
            return use.with(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public void close() throws IOException {
        try (subjects) {
            stills.close();
        }
    }
}
