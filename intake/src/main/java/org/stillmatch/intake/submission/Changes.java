package org.stillmatch.intake.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;

/// Takes a submission from one state to the next, and keeps who did it, when and why.
final class Changes {
    private static final int LONGEST_REASON = 2000;

    private final JdbcClient client;
    private final Acts acts;
    private final InstantSource clock;
    private final SealedTexts texts;
    private final SubmissionRows rows;

    Changes(JdbcClient client, Acts acts, InstantSource clock, SealedTexts texts) {
        this.client = client;
        this.acts = acts;
        this.clock = clock;
        this.texts = texts;
        this.rows = new SubmissionRows(client, texts);
    }

    /// Why something was done, as it must be said.
    static String reason(String given) {
        String reason = given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "Enter the reason, in at most " + LONGEST_REASON + " characters.");
        }
        return reason;
    }

    /// The submission if the move may be made, and nobody else can make one until the transaction ends.
    ///
    /// @throws Refusal if there is none, the role may not, or the state does not allow it
    Submission lock(Actor actor, UUID id, Move move) {
        if (!move.allows(actor.role())) {
            throw Refusal.forbidden("Your role may not " + move.act() + "s.");
        }
        Submission found = rows.lock(actor, id);
        if (!move.leavesFrom(found.state())) {
            String state =
                    actor.role().isRetailers() ? found.outcome() : found.state().words();
            throw Refusal.conflict(move.refusal(found, state), state);
        }
        return found;
    }

    /// Makes the move on a submission that [#lock] returned.
    ///
    /// @param reason empty if none is asked for
    /// @param more what the act's record says beside the states
    Submission make(Actor actor, Submission found, Move move, String reason, UnaryOperator<Act> more) {
        Instant now = clock.instant();
        client.sql("""
                        update submission set state = :state, changed_at = :now,
                            received_at = case when :state = 'received' then :now else received_at end
                        where id = :id
                        """)
                .param("state", move.next().words())
                .param("now", SubmissionRows.sql(now))
                .param("id", found.id())
                .update();
        int number = client.sql("select count(*) + 1 from submission_change where submission_id = :id")
                .param("id", found.id())
                .query(Integer.class)
                .single();
        client.sql("""
                        insert into submission_change
                            (submission_id, number, act, state, changed_by, role, changed_at, reason)
                        values (:id, :number, :act, :state, :by, :role, :now, :reason)
                        """)
                .param("id", found.id())
                .param("number", number)
                .param("act", move.act())
                .param("state", move.next().words())
                .param("by", actor.account())
                .param("role", actor.role().code())
                .param("now", SubmissionRows.sql(now))
                .param("reason", reason.isEmpty() ? null : texts.seal(found.owner(), place(number), reason))
                .update();
        Act act = Act.of(move.kind(), move.act(), actor, Submissions.thing(found.id()))
                .with("before", found.state().words())
                .with("state", move.next().words());
        acts.record(more.apply(reason.isEmpty() ? act : act.personal(found.owner(), "reason", reason)));
        return rows.find(actor, found.id());
    }

    /// Oldest first; the reasons are gone with the key.
    List<SubmissionChange> of(Submission submission) {
        return client.sql("select * from submission_change where submission_id = :id order by number")
                .param("id", submission.id())
                .query((row, n) -> change(row, submission))
                .list();
    }

    private SubmissionChange change(ResultSet row, Submission of) throws SQLException {
        byte[] reason = row.getBytes("reason");
        return new SubmissionChange(
                row.getString("act"),
                SubmissionState.of(row.getString("state")),
                row.getObject("changed_by", UUID.class),
                row.getString("role"),
                SubmissionRows.at(row, "changed_at").orElseThrow(),
                reason == null || of.state() == SubmissionState.WITHDRAWN
                        ? Optional.empty()
                        : texts.open(of.owner(), place(row.getInt("number")), reason));
    }

    private static String place(int number) {
        return "change " + number;
    }
}
