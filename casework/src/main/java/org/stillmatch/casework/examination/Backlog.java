package org.stillmatch.casework.examination;

/// How many items wait.
///
/// @param urgency 1 to 5
/// @param days for how many whole days they have waited
public record Backlog(int urgency, int days, long items) {}
