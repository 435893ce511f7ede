package org.stillmatch.audit.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.audit.sign.Verifier;

/// Signatures over the log's checkpoints by keys that its keeper does not hold.
@Component
public final class Witnesses {
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Checkpoints checkpoints;
    private final Acts acts;
    private final SigningKeys keys;
    private final InstantSource clock;

    Witnesses(
            JdbcClient client,
            TransactionTemplate transactions,
            Checkpoints checkpoints,
            Acts acts,
            SigningKeys keys,
            InstantSource clock) {
        this.client = client;
        this.transactions = transactions;
        this.checkpoints = checkpoints;
        this.acts = acts;
        this.keys = keys;
        this.clock = clock;
    }

    /// Keeps what somebody signed over the checkpoint of that size.
    public SignedCheckpoint add(Actor actor, long size, Signature signature) {
        SignedCheckpoint signed = checkpoints.of(size).orElseThrow(() -> Refusal.notFound("checkpoint"));
        if (keys.trust().key(signature.key()).isPresent()) {
            throw Refusal.invalid(
                    "signature", "The log's own key cannot be its witness. Sign with a key that only oversight holds.");
        }
        if (new Verifier(Optional.empty()).verify(signed.checkpoint().json(), signature, Checkpoint.WITNESSED)
                instanceof Verification.Fails fails) {
            throw Refusal.invalid(
                    "signature",
                    "The signature does not hold for the checkpoint of " + size + " entries: " + fails.first()
                            + ". Make it with 'stillmatch cosign'.");
        }
        transactions.executeWithoutResult(status -> keep(actor, size, signature));
        return checkpoints.of(size).orElseThrow();
    }

    private void keep(Actor actor, long size, Signature signature) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int kept = client.sql("insert into audit_witness (size, key, signature, account, at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        size,
                        signature.key(),
                        CanonicalJson.text(signature.json()),
                        actor.account(),
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            throw Refusal.conflict("That key has signed this checkpoint already.", "signed");
        }
        acts.record(Act.of(Kind.ALTERATION, "co-sign checkpoint", actor, new Thing("checkpoint", String.valueOf(size)))
                .with("key", signature.key()));
    }
}
