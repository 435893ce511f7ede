package org.stillmatch.casework.register;

/// What has to follow the register: the gallery on the disk and the search in memory.
@FunctionalInterface
public interface Follower {
    /// Something was committed. Called by the thread that committed it; may throw nothing that undoes it.
    void changed();
}
