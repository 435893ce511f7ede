package org.stillmatch.disk;

import java.nio.file.Path;
import java.util.Objects;

/// What holds for the names of files on every disk.
public final class Names {
    private Names() {}

    /// A rename within a folder can be made to last by forcing that folder; one between folders cannot.
    ///
    /// @throws IllegalArgumentException if the two names are not in one folder
    public static void requireOneFolder(Path from, Path to) {
        if (!Objects.equals(
                from.toAbsolutePath().normalize().getParent(),
                to.toAbsolutePath().normalize().getParent())) {
            throw new IllegalArgumentException("Cannot rename " + from + " to " + to
                    + ": they are in different folders. Copy the file, force it, and delete the old one.");
        }
    }
}
