package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Looks for what is known to do harm.
@FunctionalInterface
public interface VirusCheck {
    /// For a service that has none.
    VirusCheck NONE = in -> Optional.empty();

    /// @return the name of what was found, if anything
    /// @throws IOException if the file could not be checked; it is then not taken in
    Optional<String> found(InputStream in) throws IOException;
}
