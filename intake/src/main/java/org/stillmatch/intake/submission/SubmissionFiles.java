package org.stillmatch.intake.submission;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Keys;

/// What people read of submissions: a list, the intake queue, and one with all that belongs to it.
@Component
public final class SubmissionFiles {
    private static final int PAGE = 50;

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final SealedTexts texts;
    private final SubmissionRows rows;
    private final Versions versions;
    private final Changes changes;
    private final Links links;

    public SubmissionFiles(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Keys keys,
            SecureRandom random) {
        this.client = client;
        this.transactions = transactions;
        this.acts = acts;
        this.texts = new SealedTexts(keys, random);
        this.rows = new SubmissionRows(client, texts);
        this.versions = new Versions(client, texts);
        this.changes = new Changes(client, acts, clock, texts);
        this.links = new Links(client);
    }

    /// A page of a list.
    ///
    /// @param total of all pages
    /// @param links of those on this page that have any, by submission
    public record Listed(List<Submission> submissions, long total, int page, int pages, Map<UUID, List<Link>> links) {}

    /// One that the actor may see, without recording that it was read: where it stands, not what it says.
    public Submission find(Actor actor, UUID id) {
        return rows.find(actor, id);
    }

    /// The exhibits of one that the actor may see, in the order that they were added.
    public List<Exhibit> exhibits(Actor actor, UUID id) {
        return rows.exhibits(rows.find(actor, id));
    }

    /// One with all that it says. That the police read it is recorded, and so is what they disclosed to its retailer.
    public SubmissionFile see(Actor actor, UUID id) {
        return Submissions.done(transactions.execute(status -> {
            Submission found = rows.find(actor, id);
            boolean retailer = actor.role().isRetailers();
            Optional<Charge> charge = charge(found);
            if (!retailer) {
                acts.record(Act.of(Act.Kind.CONSULTATION, "see submission", actor, Submissions.thing(id))
                        .with("version", found.version()));
            } else if (charge.isPresent()) {
                acts.record(Act.of(Act.Kind.DISCLOSURE, "see submission", actor, Submissions.thing(id))
                        .with("disclosed", "name, court and date after a charge"));
            }
            boolean sent = found.receivedAt().isPresent();
            return new SubmissionFile(
                    found,
                    versions.last(found, retailer || sent),
                    rows.exhibits(found),
                    changes.of(found),
                    links.of(actor, List.of(id)).getOrDefault(id, List.of()),
                    charge);
        }));
    }

    private Optional<Charge> charge(Submission of) {
        return client.sql("select sealed from submission_charge where submission_id = :id")
                .param("id", of.id())
                .query(byte[].class)
                .optional()
                .flatMap(bytes -> texts.open(of.owner(), Outcomes.CHARGE, bytes))
                .map(Charge::of);
    }

    /// Latest first. The police do not see drafts in it.
    ///
    /// @param state only those in it; empty for all
    /// @param page from 1
    public Listed list(Actor actor, Optional<SubmissionState> state, int page) {
        String where = " where (:state = '' or s.state = :state)" + SubmissionRows.scope(actor)
                + (actor.role().isRetailers() ? "" : " and s.received_at is not null");
        return listed(actor, where, " order by s.drafted_at desc, s.id desc", state, page);
    }

    /// What waits for intake: violent ones first, then the oldest.
    public Listed queue(Actor actor, int page) {
        return listed(
                actor,
                " where s.state = :state" + SubmissionRows.scope(actor),
                " order by s.violent desc, s.received_at, s.id",
                Optional.of(SubmissionState.RECEIVED),
                page);
    }

    private Listed listed(Actor actor, String where, String order, Optional<SubmissionState> state, int page) {
        String words = state.map(SubmissionState::words).orElse("");
        long total = SubmissionRows.bound(client.sql("select count(*) from submission s" + where), actor)
                .param("state", words)
                .query(Long.class)
                .single();
        int pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
        int at = Math.clamp(page, 1, pages);
        List<Submission> found = SubmissionRows.bound(
                        client.sql(SubmissionRows.SELECT + where + order + " limit :limit offset :offset"), actor)
                .param("state", words)
                .param("limit", PAGE)
                .param("offset", (long) PAGE * (at - 1))
                .query(SubmissionRows::submission)
                .list();
        return new Listed(
                found,
                total,
                at,
                pages,
                links.of(actor, found.stream().map(Submission::id).toList()));
    }
}
