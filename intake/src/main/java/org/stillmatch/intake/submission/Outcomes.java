package org.stillmatch.intake.submission;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.protocol.ViolentFirst;

/// What becomes of a submission once it is accepted.
@Component
public final class Outcomes {
    static final String CHARGE = "charge";

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final ViolentFirst violentFirst;
    private final NewsDesk news;
    private final SealedTexts texts;
    private final SubmissionRows rows;
    private final Changes changes;

    public Outcomes(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Keys keys,
            SecureRandom random,
            ViolentFirst violentFirst,
            NewsDesk news) {
        this.client = client;
        this.transactions = transactions;
        this.clock = clock;
        this.violentFirst = violentFirst;
        this.news = news;
        this.texts = new SealedTexts(keys, random);
        this.rows = new SubmissionRows(client, texts);
        this.changes = new Changes(client, acts, clock, texts);
    }

    /// An enquiry was requested on it, within the open transaction. Does nothing if there was one before.
    ///
    /// @param service the actor of the service
    /// @throws Refusal if it is not accepted
    public void takeUnderEnquiry(Actor service, UUID id) {
        transactions.executeWithoutResult(status -> {
            if (service.role() == Role.SERVICE && rows.lock(service, id).state() == SubmissionState.UNDER_ENQUIRY) {
                return;
            }
            Submission found = changes.lock(service, id, Move.TAKE_UNDER_ENQUIRY);
            Submission taken = changes.make(service, found, Move.TAKE_UNDER_ENQUIRY, "", UnaryOperator.identity());
            violentFirst.taken(
                    taken.organisation(),
                    id,
                    taken.violent(),
                    taken.receivedAt().orElseThrow());
        });
    }

    /// @param reason that the retailer will read
    public Submission close(Actor actor, UUID id, String reason) {
        String why = Changes.reason(reason);
        return Submissions.done(transactions.execute(status -> {
            Submission found = changes.lock(actor, id, Move.CLOSE);
            Submission closed = changes.make(actor, found, Move.CLOSE, why, UnaryOperator.identity());
            violentFirst.over(id);
            news.tell(each -> each.over(closed));
            return closed;
        }));
    }

    /// Records a charge, which the retailer will then read.
    public Submission recordCharge(Actor actor, UUID id, Charge charge) {
        return Submissions.done(transactions.execute(status -> {
            Submission found = changes.lock(actor, id, Move.RECORD_CHARGE);
            client.sql("insert into submission_charge values (:id, :by, :now, :sealed)")
                    .param("id", id)
                    .param("by", actor.account())
                    .param("now", SubmissionRows.sql(clock.instant()))
                    .param("sealed", texts.seal(found.owner(), CHARGE, charge.text()))
                    .update();
            Submission charged = changes.make(
                    actor,
                    found,
                    Move.RECORD_CHARGE,
                    "",
                    act -> act.personal(found.owner(), "name", charge.name()).with("court date", charge.on()));
            news.tell(each -> each.over(charged));
            return charged;
        }));
    }

    /// Says whether none of its stills is good enough, so that the retailer is asked for a better one. This depends on
    /// the pictures alone. Within the open transaction.
    public void betterImageNeeded(UUID id, boolean needed) {
        client.sql("update submission set better_image_needed = :needed where id = :id")
                .param("needed", needed)
                .param("id", id)
                .update();
    }
}
