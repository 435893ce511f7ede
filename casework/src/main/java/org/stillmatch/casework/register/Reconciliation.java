package org.stillmatch.casework.register;

import java.time.Instant;

/// A comparison of the whole register with its source, both ways.
///
/// @param asOf the moment for which the source's list speaks
/// @param listed how many images the source listed
/// @param withdrawn how many were withdrawn since the source no longer has them
public record Reconciliation(Instant asOf, Instant doneAt, int listed, int withdrawn) {}
