package org.stillmatch.casework.repack;

import java.util.Arrays;
import java.util.Locale;

/// How far a repack has come; docs/states.csv says what leads where.
public enum RepackState {
    /// Images wait for a template of the new pack.
    RUNNING,
    /// Every image that is held has a template of the new pack, or a reason why it can have none.
    COVERED,
    /// The new pack is in service.
    SWITCHED,
    /// It was given up.
    STOPPED;

    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a gallery is being built beside the one in service.
    public boolean isUnderWay() {
        return this == RUNNING || this == COVERED;
    }

    static RepackState of(String words) {
        return Arrays.stream(values())
                .filter(state -> state.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state '" + words + "'"));
    }
}
