package org.stillmatch.casework.custody;

import java.time.LocalDate;
import java.util.Optional;

/// An eligible custody image, as an answer names it.
///
/// @param image names the picture in this gallery
/// @param path as the manifest gave it
/// @param synthetic whether it shows nobody: say so wherever it is shown
public record CustodyImage(
        String subject,
        String image,
        String path,
        Optional<String> view,
        Optional<LocalDate> capturedOn,
        Optional<String> cohort,
        boolean synthetic) {}
