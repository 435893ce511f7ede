package org.stillmatch.intake.still;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.face.Faces;
import org.stillmatch.intake.original.Evidence;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Submissions;

/// Where stills arrive and are examined, on a database and a folder of their own.
public final class Desk implements AutoCloseable {
    public final Evidence evidence;
    public final Submissions submissions;
    public final SentFiles files;
    public final Stills stills;

    public Desk(Path folder, Faces faces) {
        this.evidence = new Evidence(folder);
        this.submissions = new Submissions(
                evidence.client,
                evidence.transactions,
                evidence.log,
                evidence.clock,
                evidence.ids,
                evidence.keys,
                Evidence.random());
        this.stills = new Stills(
                evidence.client,
                evidence.transactions,
                evidence.log,
                evidence.clock,
                evidence.originals,
                () -> faces,
                (submission, needed) -> evidence.client
                        .sql("update submission set better_image_needed = :needed where id = :id")
                        .param("needed", needed)
                        .param("id", submission)
                        .update());
        this.files = new SentFiles(
                evidence.client,
                evidence.transactions,
                evidence.log,
                evidence.tasks,
                evidence.clock,
                evidence.originals,
                submissions);
        Examining examining = new Examining(stills);
        evidence.tasks.add(examining.name(), examining::run);
    }

    public UUID draft() {
        return submissions.draft(contributor(), Content.empty()).id();
    }

    public Actor contributor() {
        return evidence.contributor();
    }

    /// Adds a file to a draft of its own and has it examined.
    public Still sent(byte[] file) throws Exception {
        return sent(draft(), file);
    }

    public Still sent(UUID submission, byte[] file) throws Exception {
        UUID id = add(submission, file).exhibit().id();
        work();
        return stills.find(contributor(), id);
    }

    public SentFiles.Added add(UUID submission, byte[] file) throws IOException {
        return files.add(contributor(), submission, new ByteArrayInputStream(file), "still.jpg", Optional.empty());
    }

    /// Does what was asked for.
    public void work() throws Exception {
        evidence.tasks.runUntil(Evidence.START);
    }

    /// Puts a submission into a state, past everything that leads there.
    public void state(UUID submission, String state) {
        evidence.client
                .sql("update submission set state = :state, received_at = now(), crime_number = '1/26' where id = :id")
                .param("state", state)
                .param("id", submission)
                .update();
    }

    @Override
    public void close() {
        evidence.close();
    }
}
