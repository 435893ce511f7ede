package org.stillmatch.intake.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;

/// What was said in a submission, version by version. None is ever overwritten.
final class Versions {
    private final JdbcClient client;
    private final SealedTexts texts;

    Versions(JdbcClient client, SealedTexts texts) {
        this.client = client;
        this.texts = texts;
    }

    void append(Actor actor, UUID submission, long owner, int number, Content content, Instant now) {
        client.sql("""
                        insert into submission_version
                            (submission_id, number, written_by, written_at, content, sealed)
                        values (:submission, :number, :by, :at, cast(:content as jsonb), :sealed)
                        """)
                .param("submission", submission)
                .param("number", number)
                .param("by", actor.account())
                .param("at", SubmissionRows.sql(now))
                .param("content", ContentJson.open(content))
                .param("sealed", texts.seal(owner, place(number), ContentJson.personal(content)))
                .update();
    }

    /// The last version; its texts only if they may be read and the key is still there.
    Content last(Submission of, boolean withTexts) {
        return client.sql("""
                        select content, sealed from submission_version where submission_id = :submission and number = :number
                        """)
                .param("submission", of.id())
                .param("number", of.version())
                .query((row, n) ->
                        ContentJson.read(row.getString("content"), withTexts ? text(of, row.getBytes("sealed")) : null))
                .single();
    }

    private @Nullable String text(Submission of, byte[] sealed) {
        Optional<String> text = of.state() == SubmissionState.WITHDRAWN
                ? Optional.empty()
                : texts.open(of.owner(), place(of.version()), sealed);
        return text.orElse(null);
    }

    private static String place(int number) {
        return "version " + number;
    }
}
