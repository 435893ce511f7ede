package org.stillmatch.audit.log;

import java.time.Instant;
import org.stillmatch.audit.act.Keys;

/// Nobody's keys.
final class NoKeys implements Keys {
    @Override
    public long fresh() {
        throw new IllegalStateException("There are no keys at hand here");
    }

    @Override
    public boolean key(long owner, byte[] into) {
        return false;
    }

    @Override
    public void erase(Instant at, long owner) {
        throw new IllegalStateException("There are no keys at hand here");
    }
}
