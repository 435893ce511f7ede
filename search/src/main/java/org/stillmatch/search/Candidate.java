package org.stillmatch.search;

/// A group that a search found, with the reference that speaks most for it.
///
/// @param rank 1 for the best
/// @param slot the group's reference of the greatest final score, the lowest such slot
/// @param raw the comparison score of probe and reference, −1 to 1
/// @param score the final score, after the slot's normalisation and the view's transform
public record Candidate(int rank, int group, int slot, double raw, double score) {}
