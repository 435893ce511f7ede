package org.stillmatch.intake.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A step that a submission took.
///
/// @param by the account, in the role whose code this is
/// @param reason as it was given, unless it is gone with the submission's key
public record SubmissionChange(
        String act, SubmissionState state, UUID by, String role, Instant at, Optional<String> reason) {}
