package org.stillmatch.casework.custody;

/// A row of a manifest that did not lead to an entry of the gallery, and why.
///
/// @param row as a spreadsheet counts, the header being row 1
/// @param path as the manifest gives it, empty if it gives none
/// @param subject as the manifest gives it, empty if it gives none
/// @param reason a sentence that says what is wrong and what to do
public record Refusal(long row, String path, String subject, String reason) {}
