package org.stillmatch.audit.act;

/// Where acts are written down.
@FunctionalInterface
public interface Acts {
    /// Writes an act within the transaction that does it, so that neither is there without the other.
    ///
    /// @throws IllegalStateException if no transaction is open
    void record(Act act);
}
