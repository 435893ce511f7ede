package org.stillmatch.casework.receipt;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.stillmatch.casework.custody.DataDirectory;
import org.stillmatch.casework.custody.Rings;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;
import org.stillmatch.casework.keys.StillOwner;

/// Keys of stills, out of the ring where they are kept. The ring is open no longer than it takes, since several
/// searches may want it at once.
public final class StillKeys implements Keyholder, AutoCloseable {
    private static final int TRIES = 500;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Map<Long, byte[]> keys = new HashMap<>();
    private final Queue<Long> unused = new ArrayDeque<>();

    private StillKeys() {}

    /// Fresh keys for so many stills, durable before anything is sealed under them.
    ///
    /// @throws IOException also if somebody else keeps the ring for ten seconds
    public static StillKeys fresh(Safe safe, DataDirectory about, int count) throws IOException {
        StillKeys fresh = new StillKeys();
        try (KeyRing ring = patiently(safe, about)) {
            long[] owners = new long[count];
            for (int i = 0; i < count; i++) {
                owners[i] = StillOwner.fresh(safe.random(), o -> ring.has(o) || ring.erased(o));
            }
            ring.add(owners);
            for (long owner : owners) {
                fresh.take(ring, owner);
                fresh.unused.add(owner);
            }
        }
        return fresh;
    }

    /// The key of one still, if it is still there.
    public static StillKeys of(Safe safe, DataDirectory about, long owner) throws IOException {
        StillKeys one = new StillKeys();
        try (KeyRing ring = patiently(safe, about)) {
            if (ring.has(owner)) {
                one.take(ring, owner);
            }
        }
        return one;
    }

    private static KeyRing patiently(Safe safe, DataDirectory about) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return Rings.stills(safe, about);
            } catch (IOException e) {
                // In use, as a rule for some milliseconds; if it is anything else, it still is at the last try.
                if (tries == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void take(KeyRing ring, long owner) throws IOException {
        byte[] key = new byte[32];
        try {
            ring.key(owner, key);
        } catch (NoKeyException e) {
            throw new IOException("The key of a still went while it was fetched", e);
        }
        keys.put(owner, key);
    }

    /// An owner whose key seals nothing yet.
    long next() {
        return unused.remove();
    }

    @Override
    public boolean key(long owner, byte[] into) {
        byte[] key = keys.get(owner);
        if (key != null) {
            System.arraycopy(key, 0, into, 0, key.length);
        }
        return key != null;
    }

    @Override
    public void close() {
        keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
        keys.clear();
    }
}
