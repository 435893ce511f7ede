package org.stillmatch.evaluation.verification;

/// What accepting every score ≥ threshold does.
///
/// @param falseAccepts share of all non-mated pairs accepted (FAR), 0..1
/// @param trueAccepts share of all mated pairs accepted (TAR), 0..1
public record RocPoint(double threshold, double falseAccepts, double trueAccepts) {}
