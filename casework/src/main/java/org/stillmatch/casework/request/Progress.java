package org.stillmatch.casework.request;

import java.util.Locale;
import java.util.UUID;

/// How far the search of an enquiry is.
///
/// @param still which of its stills is at this step, from 1
/// @param stills how many it has
/// @param compared how many references were compared so far
/// @param of how many there are to compare; 0 if that is not known yet
public record Progress(Step step, int still, int stills, long compared, long of) {
    /// The steps in their order.
    public enum Step {
        WAITING,
        OPENING,
        EMBEDDING,
        COMPARING,
        KEEPING,
        KEPT,
        PARKED;

        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Is told of every step, by the thread that takes it; throws nothing.
    @FunctionalInterface
    public interface Follower {
        void reached(UUID enquiry, Progress progress);
    }
}
