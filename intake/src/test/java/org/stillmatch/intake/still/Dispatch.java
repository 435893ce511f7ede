package org.stillmatch.intake.still;

import java.nio.file.Path;
import java.util.UUID;
import org.stillmatch.intake.original.Evidence;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Submissions;

/// Where files are put into submissions and not examined.
public final class Dispatch implements AutoCloseable {
    public final Evidence evidence;
    public final SentFiles files;
    private final Submissions submissions;

    public Dispatch(Path folder) {
        evidence = new Evidence(folder);
        submissions = new Submissions(
                evidence.client,
                evidence.transactions,
                evidence.log,
                evidence.clock,
                evidence.ids,
                evidence.keys,
                Evidence.random());
        files = new SentFiles(
                evidence.client,
                evidence.transactions,
                evidence.log,
                evidence.tasks,
                evidence.clock,
                evidence.originals,
                submissions);
        evidence.tasks.add(Examining.NAME, thing -> {});
    }

    public UUID draft() {
        return submissions.draft(evidence.contributor(), Content.empty()).id();
    }

    public int exhibits(UUID submission) {
        return evidence.client
                .sql("select count(*) as many from exhibit where submission_id = :id")
                .param("id", submission)
                .query((row, number) -> row.getInt("many"))
                .single();
    }

    @Override
    public void close() {
        evidence.close();
    }
}
