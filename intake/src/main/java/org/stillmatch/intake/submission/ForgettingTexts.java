package org.stillmatch.intake.submission;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Tasks;

/// Erases the key of a submission that was withdrawn. Only what is committed is acted on, as a key does not come back.
@Component
final class ForgettingTexts implements Tasks.Task {
    static final String NAME = "forget texts";

    private final JdbcClient client;
    private final Keys keys;
    private final InstantSource clock;

    ForgettingTexts(JdbcClient client, Keys keys, InstantSource clock) {
        this.client = client;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID submission) {
        client.sql("select owner from submission where id = :id and state = 'withdrawn'")
                .param("id", submission)
                .query(Long.class)
                .optional()
                .ifPresent(owner -> keys.erase(clock.instant(), owner));
    }
}
