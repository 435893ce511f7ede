package org.stillmatch.casework.receipt;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Keys in memory, made when first asked for, until they are erased.
final class Keys implements Keyholder {
    private final Map<Long, byte[]> keys = new HashMap<>();
    private final Random random = new Random(7);

    Keys with(long owner) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        keys.put(owner, key);
        return this;
    }

    void erase(long owner) {
        keys.remove(owner);
    }

    @Override
    public boolean key(long owner, byte[] into) {
        byte[] key = keys.get(owner);
        if (key != null) {
            System.arraycopy(key, 0, into, 0, key.length);
        }
        return key != null;
    }
}
