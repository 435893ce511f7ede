package org.stillmatch.models;

import java.nio.file.Path;

/// Templates of people who are in no gallery, against which scores can be normalised.
///
/// @param file its hash already checked
/// @param sha256 of the file, lower-case hex
public record CohortFile(Path file, String sha256, String name, String version) {}
