package org.stillmatch.casework.person;

import java.time.Instant;

/// A custody subject whom two examiners, apart, found in a still: somebody to whom leads point, and no more than that.
///
/// @param subject by number
/// @param offences crime numbers that are not the same
/// @param latest when the last of the leads was made
public record KnownPerson(int subject, long offences, long retailers, long stills, Instant latest) {}
