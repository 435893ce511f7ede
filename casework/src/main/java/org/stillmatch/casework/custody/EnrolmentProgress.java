package org.stillmatch.casework.custody;

/// Told how far an enrolment is, on its own thread, after each picture.
@FunctionalInterface
public interface EnrolmentProgress {
    /// Tells nobody.
    EnrolmentProgress QUIET = (done, total) -> {};

    /// @param done pictures read so far, whether enrolled or refused
    /// @param total pictures to read in this run
    void at(long done, long total);
}
