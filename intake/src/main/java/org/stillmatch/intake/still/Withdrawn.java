package org.stillmatch.intake.still;

import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionNews;

/// Takes the files of a submission that was withdrawn away with it.
public final class Withdrawn implements SubmissionNews {
    private final SentFiles files;

    public Withdrawn(SentFiles files) {
        this.files = files;
    }

    @Override
    public void withdrawn(Submission submission) {
        files.forget(submission.organisation(), submission.id());
    }
}
