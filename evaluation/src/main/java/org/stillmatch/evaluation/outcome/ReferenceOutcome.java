package org.stillmatch.evaluation.outcome;

import java.util.Optional;

/// One picture of the gallery manifest and whether it became a reference.
///
/// @param path as the manifest gives it
/// @param subject whom it shows
/// @param refusal why it failed to enrol; empty when it is enrolled
public record ReferenceOutcome(String path, String subject, Optional<String> refusal) {
    /// An enrolled reference.
    public static ReferenceOutcome enrolled(String path, String subject) {
        return new ReferenceOutcome(path, subject, Optional.empty());
    }

    /// A picture that failed to enrol.
    public static ReferenceOutcome refused(String path, String subject, String reason) {
        return new ReferenceOutcome(path, subject, Optional.of(reason));
    }

    public boolean isEnrolled() {
        return refusal.isEmpty();
    }
}
