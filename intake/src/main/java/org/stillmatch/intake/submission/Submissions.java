package org.stillmatch.intake.submission;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;

/// What retailers put together before they send it: drafts, their versions and their exhibits.
@Component
public final class Submissions {
    private static final Set<SubmissionState> OPEN_TO_EXHIBITS =
            EnumSet.of(SubmissionState.DRAFT, SubmissionState.RECEIVED);

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Keys keys;
    private final SubmissionRows rows;
    private final Versions versions;
    private final Numbers numbers;
    private final SealedTexts texts;

    public Submissions(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Keys keys,
            SecureRandom random) {
        this.client = client;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.keys = keys;
        this.texts = new SealedTexts(keys, random);
        this.rows = new SubmissionRows(client, texts);
        this.versions = new Versions(client, texts);
        this.numbers = new Numbers(client);
    }

    /// What cannot be, by field, whether it is a draft or not; empty if it can be kept.
    public Map<String, String> objections(Content content) {
        return ContentRules.objections(content, clock.instant());
    }

    /// Begins a submission; what is missing may come later.
    ///
    /// @throws Refusal if something in it cannot be, or the external reference was used before
    public Submission draft(Actor actor, Content content) {
        requireRetailer(actor);
        Instant now = clock.instant();
        refuseAny(ContentRules.objections(content, now));
        return once(
                content,
                () -> done(transactions.execute(status -> {
                    refuseUsedBefore(actor, content, Optional.empty());
                    UUID id = ids.next();
                    long owner = keys.fresh();
                    client.sql("""
                            insert into submission (id, organisation_id, reference, state, owner, version, drafted_by,
                                drafted_at, changed_at)
                            values (:id, :organisation, :reference, 'draft', :owner, 1, :by, :now, :now)
                            """)
                            .param("id", id)
                            .param("organisation", actor.organisation())
                            .param("reference", numbers.submission(actor.organisation(), now))
                            .param("owner", owner)
                            .param("by", actor.account())
                            .param("now", SubmissionRows.sql(now))
                            .update();
                    keep(actor, id, owner, 1, content, now);
                    acts.record(Act.of(Act.Kind.COLLECTION, "draft submission", actor, thing(id))
                            .with("version", 1)
                            .with("state", SubmissionState.DRAFT.words()));
                    return rows.find(actor, id);
                })));
    }

    /// Says a draft anew; what was said before stays on record.
    ///
    /// @throws Refusal if it is no draft any more, or something in it cannot be
    public Submission change(Actor actor, UUID id, Content content) {
        requireRetailer(actor);
        Instant now = clock.instant();
        refuseAny(ContentRules.objections(content, now));
        return once(
                content,
                () -> done(transactions.execute(status -> {
                    Submission found = rows.lock(actor, id);
                    if (found.state() != SubmissionState.DRAFT) {
                        throw Refusal.conflict(
                                found.reference() + " was sent and cannot be changed: add an exhibit, or withdraw it.",
                                found.outcome());
                    }
                    refuseUsedBefore(actor, content, Optional.of(id));
                    int version = found.version() + 1;
                    keep(actor, id, found.owner(), version, content, now);
                    acts.record(Act.of(Act.Kind.ALTERATION, "change submission", actor, thing(id))
                            .with("version", version));
                    return rows.find(actor, id);
                })));
    }

    /// Adds a file to a draft or to what was received, within the open transaction if there is one. The same file
    /// is added once: adding it again returns the exhibit that it is.
    ///
    /// @throws Refusal if the submission is further on, or the reference is taken by another file
    public Exhibit attach(Actor actor, UUID submission, NewExhibit add) {
        requireRetailer(actor);
        return done(transactions.execute(status -> {
            Submission of = rows.lock(actor, submission);
            if (!OPEN_TO_EXHIBITS.contains(of.state())) {
                throw Refusal.conflict(
                        "Nothing can be added to " + of.reference() + " any more: make a new submission for it.",
                        of.outcome());
            }
            Optional<Exhibit> there = rows.exhibit(of, add.sha256());
            return there.orElseGet(() -> insert(actor, of, add));
        }));
    }

    private Exhibit insert(Actor actor, Submission of, NewExhibit add) {
        UUID id = ids.next();
        String reference = add.reference().orElseGet(() -> numbers.exhibit(of));
        if (reference.isBlank() || reference.length() > 30) {
            throw Refusal.invalid("reference", "Enter a reference of at most 30 characters, such as AB/1.");
        }
        int added = client.sql("""
                        insert into exhibit (id, submission_id, organisation_id, kind, reference, name, sha256, bytes,
                            added_by, added_at, derived_from)
                        values (:id, :submission, :organisation, :kind, :reference, :name, :sha256, :bytes, :by, :at,
                            :derived)
                        on conflict (submission_id, reference) do nothing
                        """)
                .param("id", id)
                .param("submission", of.id())
                .param("organisation", of.organisation())
                .param("kind", add.kind().words())
                .param("reference", reference)
                .param("name", texts.seal(of.owner(), SubmissionRows.place(id), add.name()))
                .param("sha256", add.sha256())
                .param("bytes", add.bytes())
                .param("by", actor.account())
                .param("at", SubmissionRows.sql(clock.instant()))
                .param("derived", add.derivedFrom().orElse(null))
                .update();
        if (added == 0) {
            throw Refusal.invalid(
                    "reference", "Another exhibit of " + of.reference() + " is called " + reference + " already.");
        }
        acts.record(Act.of(
                        Act.Kind.COLLECTION,
                        "add exhibit",
                        actor,
                        thing(of.id()),
                        new Act.Thing("exhibit", id.toString()))
                .with("kind", add.kind().words())
                .with("sha256", add.sha256())
                .with("bytes", add.bytes()));
        return rows.exhibit(of, add.sha256()).orElseThrow();
    }

    /// What must hold in any transaction that changes a submission's words.
    private void keep(Actor actor, UUID id, long owner, int version, Content content, Instant now) {
        requireSlot(actor, content);
        versions.append(actor, id, owner, version, content, now);
        Content.Store store = content.store();
        client.sql("""
                        update submission set version = :version, changed_at = :now, slot_id = coalesce(:slot, slot_id),
                            external_reference = :external, purpose = :purpose, offence_class = :offence,
                            violent = :violent, store_name = :store, store_number = :number, from_at = :from,
                            to_at = :to, loss_pence = :loss
                        where id = :id and organisation_id = :organisation
                        """)
                .param("version", version)
                .param("now", SubmissionRows.sql(now))
                .param("slot", content.slot())
                .param("external", content.externalReference())
                .param("purpose", content.purpose())
                .param("offence", content.offenceClass())
                .param("violent", content.violent())
                .param("store", store == null ? null : store.name())
                .param("number", store == null ? null : store.number())
                .param("from", SubmissionRows.sql(content.from()))
                .param("to", SubmissionRows.sql(content.to()))
                .param("loss", content.lossPence())
                .param("id", id)
                .param("organisation", actor.organisation())
                .update();
    }

    private void requireSlot(Actor actor, Content content) {
        if (content.slot() != null
                && !client.sql("""
                                select exists (select from slot
                                    where id = :slot and organisation_id = :organisation and state = 'claimed')
                                """)
                        .param("slot", content.slot())
                        .param("organisation", actor.organisation())
                        .query(Boolean.class)
                        .single()) {
            throw Refusal.invalid("slot", "Choose a slot that you claimed in a campaign.");
        }
    }

    private void refuseUsedBefore(Actor actor, Content content, Optional<UUID> but) {
        if (content.externalReference() == null) {
            return;
        }
        client.sql("""
                        select s.id, s.reference from submission s
                        where s.organisation_id = :organisation and s.external_reference = :external
                        """)
                .param("organisation", actor.organisation())
                .param("external", content.externalReference())
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("reference")))
                .optional()
                .filter(found -> !but.equals(Optional.of(found.getKey())))
                .ifPresent(found -> {
                    throw Refusal.invalid(
                            "externalReference",
                            "You reported " + content.externalReference() + " before: it is " + found.getValue() + ".");
                });
    }

    /// Two that report the same incident at the same time: the database lets one pass.
    private static Submission once(Content content, Supplier<Submission> keeping) {
        try {
            return keeping.get();
        } catch (DuplicateKeyException e) {
            throw Refusal.invalid(
                    "externalReference", "You are reporting " + content.externalReference() + " twice at once.");
        }
    }

    static Act.Thing thing(UUID submission) {
        return new Act.Thing("submission", submission.toString());
    }

    private static void requireRetailer(Actor actor) {
        if (!actor.role().isRetailers()) {
            throw Refusal.forbidden("Only a retailer may do this, for its own submissions.");
        }
    }

    private static void refuseAny(Map<String, String> objections) {
        if (!objections.isEmpty()) {
            throw Refusal.invalid(objections);
        }
    }

    /// What a transaction returned, which is never nothing here.
    static <T> T done(@org.jspecify.annotations.Nullable T result) {
        return Objects.requireNonNull(result, "A transaction returned nothing");
    }
}
