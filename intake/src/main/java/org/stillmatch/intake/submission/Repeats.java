package org.stillmatch.intake.submission;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.merkle.Hash;

/// Lets a program send a request again when it does not know whether the first arrived: what it asked for is made
/// once. The program names each request by a key of its own, in the header Idempotency-Key.
@Component
public final class Repeats {
    private static final int LONGEST = 200;

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    public Repeats(JdbcClient client, TransactionTemplate transactions, InstantSource clock) {
        this.client = client;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Makes a thing, or returns the one that the same request made before.
    ///
    /// @param key of the request; empty if it cannot come twice
    /// @param request all that it asks for, method and path included
    /// @param make makes it within this transaction and returns its id
    /// @throws Refusal if the key named another request before
    public UUID once(Actor actor, Optional<String> key, String request, Supplier<UUID> make) {
        if (key.isEmpty()) {
            return make.get();
        }
        String name = key.get().strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            throw Refusal.invalid("Idempotency-Key", "A key has 1 to " + LONGEST + " characters.");
        }
        String sha256 = Hash.sha256(request.getBytes(StandardCharsets.UTF_8)).toString();
        return Submissions.done(transactions.execute(status -> {
            // Whoever comes second waits here until the first is done.
            client.sql("select pg_advisory_xact_lock(hashtextextended(:request, 0))")
                    .param("request", actor.account() + " " + name)
                    .query((row, n) -> 0)
                    .single();
            Optional<Map.Entry<String, UUID>> before = client.sql(
                            "select sha256, made from repeated_request where account_id = :account and key = :key")
                    .param("account", actor.account())
                    .param("key", name)
                    .query((row, n) -> Map.entry(row.getString("sha256"), row.getObject("made", UUID.class)))
                    .optional();
            if (before.isPresent()) {
                if (!before.get().getKey().equals(sha256)) {
                    throw Refusal.conflict(
                            "This Idempotency-Key was used for another request: use a new one.", "used before");
                }
                return before.get().getValue();
            }
            UUID made = make.get();
            client.sql("insert into repeated_request values (:account, :key, :sha256, :made, :now)")
                    .param("account", actor.account())
                    .param("key", name)
                    .param("sha256", sha256)
                    .param("made", made)
                    .param("now", SubmissionRows.sql(clock.instant()))
                    .update();
            return made;
        }));
    }
}
