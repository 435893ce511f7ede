package org.stillmatch.intake.submission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.sign.SigningKeys;

/// The signed receipts of what was sent in: which files, by their SHA-256, and when. They hold no personal data, and
/// stay when the submission is withdrawn.
@Component
public final class SubmissionReceipts {
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final SigningKeys signing;
    private final SubmissionRows rows;

    public SubmissionReceipts(
            JdbcClient client,
            TransactionTemplate transactions,
            InstantSource clock,
            SigningKeys signing,
            Keys keys,
            SecureRandom random) {
        this.client = client;
        this.transactions = transactions;
        this.clock = clock;
        this.signing = signing;
        this.rows = new SubmissionRows(client, new SealedTexts(keys, random));
    }

    /// The receipt as the bytes of its file. If exhibits came after the last one, a new one is signed, which lists all.
    ///
    /// @throws Refusal if nothing was sent yet
    public byte[] fetch(Actor actor, UUID id) {
        return Submissions.done(transactions.execute(status -> {
            Submission submission = rows.lock(actor, id);
            if (submission.receivedAt().isEmpty()) {
                throw Refusal.conflict(
                        submission.reference() + " was not sent, so there is no receipt.", submission.outcome());
            }
            List<Exhibit> exhibits = rows.exhibits(submission);
            return client.sql("""
                            select receipt from submission_receipt where submission_id = :id and exhibits = :exhibits
                            """)
                    .param("id", id)
                    .param("exhibits", exhibits.size())
                    .query(byte[].class)
                    .optional()
                    .orElseGet(() -> sign(submission, exhibits));
        }));
    }

    /// Signs for what is there now; the submission is locked.
    byte[] sign(Submission submission, List<Exhibit> exhibits) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] receipt = bytes(payload(submission, exhibits), now);
        client.sql("insert into submission_receipt values (:id, :exhibits, :now, :receipt)")
                .param("id", submission.id())
                .param("exhibits", exhibits.size())
                .param("now", SubmissionRows.sql(now))
                .param("receipt", receipt)
                .update();
        return receipt;
    }

    private byte[] bytes(ObjectNode payload, Instant now) {
        try {
            ObjectNode file = JsonNodeFactory.instance.objectNode();
            file.set("payload", payload);
            file.set(
                    "signature",
                    signing.sign(payload, SubmissionReceipt.PURPOSE, now).json());
            return CanonicalJson.bytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Signing a receipt", e);
        }
    }

    private static ObjectNode payload(Submission submission, List<Exhibit> exhibits) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", SubmissionReceipt.KIND)
                .put("format", SubmissionReceipt.FORMAT)
                .put("submission", submission.id().toString())
                .put("organisation", submission.organisation().toString())
                .put("reference", submission.reference())
                .put("version", submission.version())
                .put("receivedAt", submission.receivedAt().orElseThrow().toString());
        ArrayNode list = json.putArray("exhibits");
        exhibits.forEach(exhibit -> list.addObject()
                .put("reference", exhibit.reference())
                .put("kind", exhibit.kind().words())
                .put("sha256", exhibit.sha256())
                .put("bytes", exhibit.bytes())
                .put("addedAt", exhibit.addedAt().toString()));
        return json;
    }
}
