package org.stillmatch.audit.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.stillmatch.audit.act.Keys;

/// The owner under whose key the reasons of a day are sealed.
///
/// People write names into reasons, and whose they are nobody can tell beforehand. So reasons have keys of their own,
/// one a day, which can be erased when the time for keeping them is over.
final class ReasonKey {
    private final Keys keys;
    private LocalDate day = LocalDate.MIN;
    private long owner;

    ReasonKey(Keys keys) {
        this.keys = keys;
    }

    /// Makes a key when it is the first of the day since the start.
    synchronized long owner(Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (!today.equals(day)) {
            owner = keys.fresh();
            day = today;
        }
        return owner;
    }
}
