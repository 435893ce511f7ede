package org.stillmatch.intake.submission;

import java.util.UUID;

/// Another submission of the same retailer that may be about the same incident. The two are never merged.
///
/// @param why 'same file' or 'same store and time'
public record Link(UUID id, String reference, String why) {
    static final String SAME_FILE = "same file";
    static final String SAME_PLACE = "same store and time";
}
