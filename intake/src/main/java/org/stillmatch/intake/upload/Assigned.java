package org.stillmatch.intake.upload;

import java.util.List;
import java.util.UUID;

/// What came of a list for one submission.
///
/// @param added files that are exhibits of it now
/// @param missing files that it names and the upload does not have, each with why
public record Assigned(UUID submission, List<String> added, List<String> missing) {
    public Assigned {
        added = List.copyOf(added);
        missing = List.copyOf(missing);
    }
}
