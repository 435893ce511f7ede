package org.stillmatch.search.match;

/// A candidate: a subject whose references resemble the probe, never an identification.
///
/// @param rank 1 is the best
/// @param subject the number given at enrolment
/// @param first the subject's first picture; of equal scores the lower one comes first
/// @param image of the subject's pictures, the one that alone resembles the probe most
/// @param raw comparison score of the probe and the subject's reference, −1 to 1
/// @param score the raw score after normalisation; thresholds apply to it; no percentage of anything
public record Match(int rank, int subject, int first, int image, double raw, double score) {}
