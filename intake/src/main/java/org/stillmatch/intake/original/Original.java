package org.stillmatch.intake.original;

import java.time.Instant;
import java.util.UUID;

/// A file that was sent in, as it is known once sealed.
///
/// @param sha256 of its bytes, 64 hexadecimal digits in lower case
public record Original(UUID id, UUID organisation, String sha256, long bytes, FileType type, Instant arrivedAt) {}
