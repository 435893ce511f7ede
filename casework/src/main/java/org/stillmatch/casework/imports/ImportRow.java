package org.stillmatch.casework.imports;

/// What came of a row.
///
/// @param row as a spreadsheet counts, the header being row 1; of NIST files the picture's place among all
/// @param path as the list gives it, or the file's name
/// @param image the source's id of the image, or of the recorded offence
/// @param reason of a refusal, else empty or a remark
public record ImportRow(int row, String path, String image, String outcome, String reason) {}
