package org.stillmatch.audit.act;

import java.time.Instant;

/// The keys of subjects and of what was sent in: what is sealed under a key goes with it.
///
/// An owner is a number: of a subject 0 to 2^31 − 1, of a thing that was sent in anything beyond.
public interface Keys {
    /// A fresh key for a new owner beyond 2^31, durable when this returns.
    long fresh();

    /// Copies an owner's key into 32 bytes, which the caller wipes after use.
    ///
    /// @return false if there is no such key: it was erased, or there never was one
    boolean key(long owner, byte[] into);

    /// Takes a key away for good; does nothing if it is gone.
    void erase(Instant at, long owner);
}
