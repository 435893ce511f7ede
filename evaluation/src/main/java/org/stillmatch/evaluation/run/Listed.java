package org.stillmatch.evaluation.run;

import java.nio.file.Path;
import java.util.Optional;

/// One row of a gallery or probe list.
///
/// @param name the path as the list gives it
/// @param file the picture, resolved against the list's folder
/// @param subject whom it shows
public record Listed(String name, Path file, String subject, Optional<String> cohort, Optional<String> camera) {}
