package org.stillmatch.intake.upload;

import java.util.List;
import java.util.UUID;

/// What a list says about a submission: which files belong to it.
///
/// @param files by their names, or by their SHA-256
public record Listed(UUID submission, List<String> files) {
    public Listed {
        files = List.copyOf(files);
    }
}
