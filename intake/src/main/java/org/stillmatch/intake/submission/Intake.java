package org.stillmatch.intake.submission;

import java.security.SecureRandom;
import java.time.InstantSource;
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
import org.stillmatch.intake.protocol.ViolentFirst;

/// Takes in what retailers sent, or declines it.
@Component
public final class Intake {
    private static final int LONGEST_NUMBER = 50;

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final ViolentFirst violentFirst;
    private final NewsDesk news;
    private final Changes changes;

    public Intake(
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
        this.violentFirst = violentFirst;
        this.news = news;
        this.changes = new Changes(client, acts, clock, new SealedTexts(keys, random));
    }

    /// @param lawfulSource whether the clerk is sure that the pictures come from a lawful source, and that none is a
    ///     sketch, a composite or generated
    /// @throws Refusal naming what is missing, or if it is not waiting for intake
    public Submission accept(Actor actor, UUID id, String crimeNumber, boolean lawfulSource) {
        Map<String, String> missing = new TreeMap<>();
        if (crimeNumber.isBlank() || crimeNumber.length() > LONGEST_NUMBER) {
            missing.put("crimeNumber", "Enter the crime number, in at most " + LONGEST_NUMBER + " characters.");
        }
        if (!lawfulSource) {
            missing.put("lawfulSource", "Confirm that the pictures are real and come from a lawful source.");
        }
        return Submissions.done(transactions.execute(status -> {
            Submission found = changes.lock(actor, id, Move.ACCEPT);
            if (!missing.isEmpty()) {
                throw Refusal.invalid(missing);
            }
            client.sql("update submission set crime_number = :number where id = :id")
                    .param("number", crimeNumber.strip())
                    .param("id", id)
                    .update();
            Submission accepted = changes.make(
                    actor,
                    found,
                    Move.ACCEPT,
                    "",
                    act -> act.with("crime number", crimeNumber.strip()).with("lawful source confirmed", true));
            news.tell(each -> each.accepted(accepted));
            return accepted;
        }));
    }

    /// @param reason that the retailer will read
    public Submission decline(Actor actor, UUID id, String reason) {
        String why = Changes.reason(reason);
        return Submissions.done(transactions.execute(status -> {
            Submission found = changes.lock(actor, id, Move.DECLINE);
            Submission declined = changes.make(actor, found, Move.DECLINE, why, UnaryOperator.identity());
            violentFirst.over(id);
            news.tell(each -> each.over(declined));
            return declined;
        }));
    }
}
