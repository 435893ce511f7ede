package org.stillmatch.intake.submission;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.ViolentFirst;

/// Sends what a retailer put together to the police, and takes it back.
@Component
public final class Sending {
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Tasks tasks;
    private final Protocols protocols;
    private final ViolentFirst violentFirst;
    private final SubmissionReceipts receipts;
    private final NewsDesk news;
    private final SubmissionRows rows;
    private final Versions versions;
    private final Changes changes;

    public Sending(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Keys keys,
            SecureRandom random,
            Tasks tasks,
            Protocols protocols,
            ViolentFirst violentFirst,
            SubmissionReceipts receipts,
            NewsDesk news) {
        SealedTexts texts = new SealedTexts(keys, random);
        this.transactions = transactions;
        this.clock = clock;
        this.tasks = tasks;
        this.protocols = protocols;
        this.violentFirst = violentFirst;
        this.receipts = receipts;
        this.news = news;
        this.rows = new SubmissionRows(client, texts);
        this.versions = new Versions(client, texts);
        this.changes = new Changes(client, acts, clock, texts);
    }

    /// Sends a draft, for which a signed receipt is kept.
    ///
    /// @throws Refusal naming each field that is missing or outside the protocol, if there is no exhibit, or if
    ///     it is no draft
    public Submission send(Actor actor, UUID id) {
        return Submissions.done(transactions.execute(status -> {
            Submission draft = changes.lock(actor, id, Move.SEND);
            List<Exhibit> exhibits = rows.exhibits(draft);
            Map<String, String> objections = objections(draft, versions.last(draft, true), exhibits);
            if (!objections.isEmpty()) {
                throw Refusal.invalid(objections);
            }
            Submission sent = changes.make(
                    actor,
                    draft,
                    Move.SEND,
                    "",
                    act -> act.with("version", draft.version()).with("exhibits", exhibits.size()));
            receipts.sign(sent, exhibits);
            violentFirst.received(
                    sent.organisation(),
                    id,
                    sent.reference(),
                    sent.violent(),
                    sent.receivedAt().orElseThrow());
            news.tell(each -> each.received(sent));
            return sent;
        }));
    }

    private Map<String, String> objections(Submission draft, Content content, List<Exhibit> exhibits) {
        Map<String, String> objections = new TreeMap<>(ContentRules.missing(content));
        if (exhibits.isEmpty()) {
            objections.put("exhibits", "Add at least one exhibit: a still, a clip or a document.");
        }
        protocols
                .check(
                        draft.organisation(),
                        new Protocols.Proposal(
                                content.purpose() == null ? "" : content.purpose(),
                                content.offenceClass() == null ? "" : content.offenceClass(),
                                content.used()))
                .forEach((field, why) -> objections.putIfAbsent(ProtocolFields.field(field), why));
        return objections;
    }

    /// Takes a submission back. The key that its texts and originals are sealed under is erased at once; that it was
    /// there, and the hashes of its exhibits, stay.
    ///
    /// @throws Refusal if the police have it under enquiry, or are done with it
    public Submission withdraw(Actor actor, UUID id, String reason) {
        String why = Changes.reason(reason);
        return Submissions.done(transactions.execute(status -> {
            Submission found = changes.lock(actor, id, Move.WITHDRAW);
            Submission withdrawn = changes.make(actor, found, Move.WITHDRAW, why, UnaryOperator.identity());
            violentFirst.over(id);
            news.tell(each -> each.withdrawn(withdrawn));
            tasks.ask(ForgettingTexts.NAME, id, clock.instant());
            return withdrawn;
        }));
    }
}
