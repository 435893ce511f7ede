package org.stillmatch.casework.person;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionNews;

/// Takes the templates of a submission's stills out when it is withdrawn, and when it is over, since then nobody
/// looks for the person any more.
@Component
final class ForgettingTemplates implements SubmissionNews {
    private final SealedTemplates templates;

    ForgettingTemplates(JdbcClient database, OpenedStills stills) {
        this.templates = new SealedTemplates(database, stills);
    }

    @Override
    public void withdrawn(Submission submission) {
        templates.forget(submission.id());
    }

    @Override
    public void over(Submission submission) {
        templates.forget(submission.id());
    }
}
