package org.stillmatch.casework.examination;

import java.util.UUID;

/// What follows when the examiners have come to an end; the next step of the journey hears of it here, within the open
/// transaction.
public interface Agreements {
    /// Two examiners, apart, picked one person.
    ///
    /// @param subject whom
    /// @param first the sheet of one of them
    /// @param second that of the other
    /// @param support the weaker of the two, 1 to 3
    record Agreed(UUID examination, UUID enquiry, UUID still, int subject, UUID first, UUID second, int support) {}

    void agreed(Agreed agreed);

    /// No two whose answers count agreed, and one of them had picked somebody.
    void disagreed(UUID examination, UUID enquiry, UUID still);

    /// Whatever came of an examination does not hold any more.
    void reopened(org.stillmatch.audit.act.Actor actor, UUID examination, String reason);
}
