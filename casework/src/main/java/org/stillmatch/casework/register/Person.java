package org.stillmatch.casework.register;

import java.time.LocalDate;
import java.util.Optional;

/// Somebody with custody images, as the source knows them.
///
/// @param sourceId names the person at the source
/// @param cohort to tell apart groups when accuracy is measured; nothing else looks at it
public record Person(String sourceId, Optional<LocalDate> bornOn, Optional<String> cohort) {}
