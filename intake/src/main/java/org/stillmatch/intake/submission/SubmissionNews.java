package org.stillmatch.intake.submission;

/// What later steps want to hear of a submission. Each is told within the transaction of the act, and undoes it by
/// throwing.
public interface SubmissionNews {
    /// It was sent, and may be examined.
    default void received(Submission submission) {}

    default void accepted(Submission submission) {}

    /// It is not to be used any more; its key will be erased after the transaction.
    default void withdrawn(Submission submission) {}

    /// It was declined, closed or charged: nothing more will come of it.
    default void over(Submission submission) {}
}
