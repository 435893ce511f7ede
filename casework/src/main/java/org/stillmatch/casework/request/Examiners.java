package org.stillmatch.casework.request;

import java.util.UUID;

/// The queue of those who compare candidates with the still.
@FunctionalInterface
public interface Examiners {
    /// Puts the searched stills of an enquiry on the queue, within the open transaction. What waits there does not
    /// tell whether there are candidates.
    ///
    /// @param urgency of the offence, 1 to 5
    void put(UUID enquiry, int urgency);
}
