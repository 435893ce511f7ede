package org.stillmatch.evaluation.discard;

/// The error left when the worst part is left out.
///
/// @param discarded share of the trials left out, 0..1
/// @param error share of errors among the rest, 0..1; 0 when nothing is left
public record DiscardPoint(double discarded, double error) {}
