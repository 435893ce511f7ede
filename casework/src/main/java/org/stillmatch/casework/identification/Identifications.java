package org.stillmatch.casework.identification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.examination.Agreements;
import org.stillmatch.casework.examination.ItemState;
import org.stillmatch.casework.examination.Supervising;
import org.stillmatch.casework.examination.Support;
import org.stillmatch.casework.register.Forgetting;
import org.stillmatch.casework.standing.Identified;

/// Identifications: made only when two examiners agree, withdrawn by a supervisor, never overwritten.
@Component
public final class Identifications implements Agreements, Forgetting, Identified {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;

    public Identifications(
            JdbcClient database, TransactionTemplate transactions, Acts acts, InstantSource clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
    }

    /// What became of one, by whom and why.
    ///
    /// @param reason may be empty
    public record Change(IdentificationState state, Instant at, String by, String reason) {}

    @Override
    public void agreed(Agreed agreed) {
        UUID id = ids.next();
        database.sql("""
                        insert into identification (id, examination, enquiry, still, state, subject, first_sheet,
                            second_sheet, support, made_at)
                        values (:id, :examination, :enquiry, :still, 'confirmed', :subject, :first, :second, :support, :now)
                        """)
                .param("id", id)
                .param("examination", agreed.examination())
                .param("enquiry", agreed.enquiry())
                .param("still", agreed.still())
                .param("subject", agreed.subject())
                .param("first", agreed.first())
                .param("second", agreed.second())
                .param("support", agreed.support())
                .param("now", now())
                .update();
        Actor service = service(agreed.enquiry());
        note(service, id, IdentificationState.CONFIRMED, "");
        acts.record(Act.of(
                        Act.Kind.COMBINATION,
                        "make identification",
                        service,
                        thing(id),
                        new Act.Thing("enquiry", agreed.enquiry().toString()),
                        new Act.Thing("still", agreed.still().toString()),
                        new Act.Thing("subject", String.valueOf(agreed.subject())))
                .with("support", agreed.support()));
    }

    @Override
    public void disagreed(UUID examination, UUID enquiry, UUID still) {
        UUID id = ids.next();
        database.sql("""
                        insert into identification (id, examination, enquiry, still, state, made_at)
                        values (:id, :examination, :enquiry, :still, 'inconclusive', :now)
                        """)
                .param("id", id)
                .param("examination", examination)
                .param("enquiry", enquiry)
                .param("still", still)
                .param("now", now())
                .update();
        Actor service = service(enquiry);
        note(service, id, IdentificationState.INCONCLUSIVE, "");
        acts.record(Act.of(
                Act.Kind.ALTERATION,
                "note disagreement",
                service,
                thing(id),
                new Act.Thing("enquiry", enquiry.toString())));
    }

    @Override
    public boolean isIdentified(UUID still) {
        return database.sql("select exists (select from identification where still = :still and state = 'confirmed')")
                .param("still", still)
                .query(Boolean.class)
                .single();
    }

    /// A reopened examination may come to something else, so what it came to does not hold meanwhile.
    @Override
    public void reopened(Actor actor, UUID examination, String reason) {
        database.sql("select id from identification where examination = :x and state = 'confirmed'")
                .param("x", examination)
                .query(UUID.class)
                .optional()
                .ifPresent(id -> withdraw(actor, id, reason));
    }

    /// Takes an identification back; what was made of it has to be looked at again.
    ///
    /// @throws Refusal unless it is confirmed
    public void withdraw(Actor actor, UUID id, String reason) {
        Supervising.require(actor);
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            Identification found = database.sql("select * from identification where id = :id for update")
                    .param("id", id)
                    .query(Identifications::read)
                    .optional()
                    .orElseThrow(() -> Refusal.notFound("identification"));
            if (found.state() != IdentificationState.CONFIRMED) {
                throw Refusal.conflict(
                        "Only an identification that is confirmed can be withdrawn. This one is "
                                + found.state().word() + ".",
                        found.state().word());
            }
            database.sql("update identification set state = 'withdrawn' where id = :id")
                    .param("id", id)
                    .update();
            note(actor, id, IdentificationState.WITHDRAWN, reason);
            acts.record(Act.of(Act.Kind.ALTERATION, "withdraw identification", actor, thing(id))
                    .because(reason));
        });
    }

    /// An identification, after reading it is on record.
    public Identification see(Actor actor, UUID id) {
        Identification found = find(id).orElseThrow(() -> Refusal.notFound("identification"));
        transactions.executeWithoutResult(status -> {
            Act.Thing[] about = Stream.concat(
                            Stream.of(thing(id)),
                            found.subject().stream().map(subject -> new Act.Thing("subject", String.valueOf(subject))))
                    .toArray(Act.Thing[]::new);
            acts.record(Act.of(Act.Kind.CONSULTATION, "see identification", actor, about));
        });
        return found;
    }

    Optional<Identification> find(UUID id) {
        return database.sql("select * from identification where id = :id")
                .param("id", id)
                .query(Identifications::read)
                .optional();
    }

    /// Of a whole force, the latest first; without a name or a picture of anybody.
    public List<Identification> list(int most, int after) {
        return database.sql("select * from identification order by made_at desc, id desc limit :most offset :after")
                .param("most", most)
                .param("after", after)
                .query(Identifications::read)
                .list();
    }

    /// Those that hold, of one subject.
    public List<Identification> ofSubject(int subject) {
        return database.sql("""
                        select * from identification where subject = :subject and state = 'confirmed' order by made_at, id
                        """)
                .param("subject", subject)
                .query(Identifications::read)
                .list();
    }

    /// Of one subject, those that were withdrawn, and disagreements in which an examiner had picked the subject. None
    /// about whose still anybody is being asked at this moment.
    public List<Identification> notHeldOf(int subject) {
        return database.sql("""
                        select i.* from identification i where (
                            i.state = 'withdrawn' and i.subject = :subject
                            or i.state = 'inconclusive' and exists (
                                select from sheet s join sheet_entry e on e.id = s.picked
                                where s.examination = i.examination and s.state = 'concluded' and e.subject = :subject))
                        and not exists (select from examination x
                            where x.still = i.still and x.%s)
                        order by i.made_at, i.id
                        """.formatted(ItemState.OPEN))
                .param("subject", subject)
                .query(Identifications::read)
                .list();
    }

    /// The still that one is about, as people know it.
    ///
    /// @param name such as an exhibit's reference
    /// @param reference of its submission, which another retailer may have too
    public record Named(String name, UUID submission, String reference, String retailer) {}

    /// Empty if it was withdrawn.
    public Optional<Named> named(UUID still) {
        return database.sql("""
                        select e.reference as name, s.id, s.reference, o.name as retailer from exhibit e
                        join submission s on s.id = e.submission_id join organisation o on o.id = s.organisation_id
                        where e.id = :still and s.state not in ('declined', 'withdrawn')
                        """)
                .param("still", still)
                .query((row, number) -> new Named(
                        row.getString("name"),
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        row.getString("retailer")))
                .optional();
    }

    public List<Change> changes(UUID id) {
        return database.sql("select * from identification_change where identification = :id order by id")
                .param("id", id)
                .query((row, number) -> new Change(
                        IdentificationState.of(row.getString("state")),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("name"),
                        row.getString("reason")))
                .list();
    }

    @Override
    public void forget(int subject) {
        database.sql("update identification set subject = null where subject = :subject")
                .param("subject", subject)
                .update();
    }

    private Actor service(UUID enquiry) {
        return Actor.service(database.sql("select organisation_id from enquiry where id = :id")
                .param("id", enquiry)
                .query(UUID.class)
                .single());
    }

    private void note(Actor actor, UUID id, IdentificationState state, String reason) {
        database.sql("""
                        insert into identification_change (identification, state, changed_at, account, name, reason)
                        values (:id, :state, :now, :account, :name, :reason)
                        """)
                .param("id", id)
                .param("state", state.word())
                .param("now", now())
                .param("account", actor.account())
                .param("name", actor.name())
                .param("reason", reason)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Act.Thing thing(UUID id) {
        return new Act.Thing("identification", id.toString());
    }

    private static Identification read(ResultSet row, int number) throws SQLException {
        @Nullable Integer subject = row.getObject("subject", Integer.class);
        int support = row.getInt("support");
        boolean agreed = !row.wasNull();
        return new Identification(
                row.getObject("id", UUID.class),
                row.getObject("examination", UUID.class),
                row.getObject("enquiry", UUID.class),
                row.getObject("still", UUID.class),
                IdentificationState.of(row.getString("state")),
                Optional.ofNullable(subject),
                agreed ? Optional.of(new Support(support)) : Optional.empty(),
                Stream.of(row.getObject("first_sheet", UUID.class), row.getObject("second_sheet", UUID.class))
                        .filter(java.util.Objects::nonNull)
                        .toList(),
                row.getTimestamp("made_at").toInstant());
    }
}
