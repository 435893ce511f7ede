package org.stillmatch.search;

/// How many references were not compared, for one reason.
public record Exclusion(String reason, int references) {
    /// The reason of an eligible reference whose view the probe does not meet.
    public static final String VIEW_DOES_NOT_MEET = "view does not meet";

    /// The reason of a reference that the snapshot had and whose memory is gone.
    public static final String ERASED = "erased since the snapshot";
}
