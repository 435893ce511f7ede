package org.stillmatch.audit.log;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.stillmatch.audit.act.Keys;

/// Keys in memory, each made of its owner's number.
final class HeldKeys implements Keys {
    private final Map<Long, byte[]> held = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong(1L << 32);

    @Override
    public long fresh() {
        return of(last.incrementAndGet());
    }

    /// A key for a subject.
    long of(long owner) {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (owner * 31 + i);
        }
        held.put(owner, key);
        return owner;
    }

    @Override
    public boolean key(long owner, byte[] into) {
        byte[] key = held.get(owner);
        if (key != null) {
            System.arraycopy(key, 0, into, 0, key.length);
        }
        return key != null;
    }

    @Override
    public void erase(Instant at, long owner) {
        held.remove(owner);
    }
}
