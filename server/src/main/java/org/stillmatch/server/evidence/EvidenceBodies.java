package org.stillmatch.server.evidence;

import org.jspecify.annotations.Nullable;

/// What is sent about exhibits and uploads.
final class EvidenceBodies {
    private EvidenceBodies() {}

    /// @param face by its number
    /// @param because how the retailer knows
    record Suspect(@Nullable Integer face, @Nullable String because) {}

    /// @param frame by its number
    record Frame(@Nullable Integer frame) {}

    record Reason(@Nullable String reason) {}

    record Reading(@Nullable String purpose, @Nullable String reason) {}

    record Nothing() {}

    /// @param csv a list of incidents, each with the names of its files
    /// @param saved the name of a mapping that was saved; without it the headings are guessed
    record Listing(@Nullable String csv, @Nullable String saved) {}

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
