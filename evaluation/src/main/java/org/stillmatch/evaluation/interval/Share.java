package org.stillmatch.evaluation.interval;

/// A statistic that is a share between 0 and 1, and how many people it is a share of.
///
/// @param people subjects whose pictures are counted; fewer than ten and there is no interval
public record Share(Statistic statistic, int people) {}
