package org.stillmatch.audit.act;

import java.time.Instant;
import java.util.UUID;

/// Work for later, which outlives a restart.
public interface Tasks {
    /// Asks, within the open transaction, that a task be run for a thing as soon as may be after `at`. Asking again
    /// before it ran changes nothing.
    ///
    /// @param task the name of a [Task]
    void ask(String task, UUID thing, Instant at);

    /// What the service does by itself. A bean of this type is found by its name.
    interface Task {
        String name();

        /// Does the work; running it twice does no more than running it once.
        ///
        /// @throws Exception to be tried again later, less and less often, until it is parked for a person
        void run(UUID thing) throws Exception;

        /// Tells that the work failed for good.
        default void parked(UUID thing, String why) {}
    }
}
