package org.stillmatch.intake.protocol;

/// Who answers in law for some of the data.
///
/// @param name of the organisation
/// @param controls which data, in words
public record Controller(String name, String controls) {}
