package org.stillmatch.casework.register;

/// Somebody who keeps more about subjects and forgets it with them.
public interface Forgetting {
    /// Deletes all that it keeps about a subject, within the transaction that erases the subject.
    void forget(int subject);
}
