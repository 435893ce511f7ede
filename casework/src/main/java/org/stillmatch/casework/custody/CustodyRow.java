package org.stillmatch.casework.custody;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// A row of a custody manifest: one custody image and what is recorded of it.
///
/// @param row as a spreadsheet counts, the header being row 1
/// @param path as the manifest gives it
/// @param file what the path means: inside the manifest's folder
/// @param subject the person's name in this gallery; pictures of one person share it
/// @param image names the picture in this gallery; the path unless the manifest says otherwise
/// @param view which side of the head it shows, in the manifest's words
/// @param arrests by category, in the manifest's words
/// @param basis the lawful basis on which the image is held
/// @param reviewOn the last day on which it may be searched without a review
/// @param cohort the group of people whose error rates are reported apart
public record CustodyRow(
        long row,
        String path,
        Path file,
        String subject,
        String image,
        Optional<String> view,
        Optional<LocalDate> capturedOn,
        Optional<LocalDate> bornOn,
        Optional<String> arrests,
        Optional<String> basis,
        Optional<LocalDate> reviewOn,
        Optional<String> cohort) {}
