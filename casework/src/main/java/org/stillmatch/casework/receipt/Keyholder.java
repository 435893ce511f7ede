package org.stillmatch.casework.receipt;

import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;

/// Where the keys are that a receipt's personal fields are sealed under.
@FunctionalInterface
public interface Keyholder {
    /// Copies an owner's key into 32 bytes, which the caller wipes after use.
    ///
    /// @return false if there is no such key: it was erased, or there never was one
    boolean key(long owner, byte[] into);

    static Keyholder of(KeyRing ring) {
        return (owner, into) -> {
            try {
                ring.key(owner, into);
                return true;
            } catch (NoKeyException e) {
                return false;
            }
        };
    }

    /// Has no keys, as somebody who checks a receipt from elsewhere.
    static Keyholder nobody() {
        return (owner, into) -> false;
    }
}
