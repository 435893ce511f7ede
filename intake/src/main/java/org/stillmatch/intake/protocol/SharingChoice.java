package org.stillmatch.intake.protocol;

import java.time.Instant;

/// What a retailer chose about sharing links with other retailers, from a moment on.
///
/// @param name of who chose
public record SharingChoice(boolean share, Instant at, String name) {}
