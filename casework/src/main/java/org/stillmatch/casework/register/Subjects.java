package org.stillmatch.casework.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.CaseworkKeys;

/// The subjects of the gallery.
@Component
public final class Subjects {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final CaseworkKeys keys;
    private final Intents intents;
    private final List<Forgetting> forgetting;

    public Subjects(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            CaseworkKeys keys,
            Intents intents,
            List<Forgetting> forgetting) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.keys = keys;
        this.intents = intents;
        this.forgetting = List.copyOf(forgetting);
    }

    /// The number of a person: a new one with a key of its own, or the one that the person has; what the source says
    /// of the person is taken over.
    public int enter(Actor actor, Person person) {
        return transactions.execute(status -> {
            Optional<Subject> known = locked("source_id = :key", person.sourceId());
            if (known.isEmpty()) {
                return enterNew(actor, person);
            }
            Subject before = known.get();
            if (!before.bornOn().equals(person.bornOn()) || !before.cohort().equals(person.cohort())) {
                amend(actor, before.id(), person);
            }
            return before.id();
        });
    }

    private int enterNew(Actor actor, Person person) {
        int number = fresh();
        database.sql("insert into custody_subject (id, state, source_id, born_on, cohort, entered_at)"
                        + " values (:id, 'held', :source, :born, :cohort, :now)")
                .param("id", number)
                .param("source", person.sourceId())
                .param("born", person.bornOn().orElse(null))
                .param("cohort", person.cohort().orElse(null))
                .param("now", now())
                .update();
        Act act = Act.of(Kind.COLLECTION, "enrol subject", actor, thing(number));
        acts.record(act.personal(number, "source id", person.sourceId()));
        return number;
    }

    /// A number that nobody ever had, with a key. The ring is asked too: it may be younger than the database, if one
    /// of them was restored.
    private int fresh() {
        int number;
        do {
            number = database.sql("select nextval('custody_subject_number')")
                    .query(Integer.class)
                    .single();
        } while (keys.taken(number));
        keys.make(number);
        return number;
    }

    /// What is said of a person decides which images may be compared, so that all of them are looked at again.
    private void amend(Actor actor, int subject, Person person) {
        database.sql("update custody_subject set born_on = :born, cohort = :cohort where id = :id")
                .param("born", person.bornOn().orElse(null))
                .param("cohort", person.cohort().orElse(null))
                .param("id", subject)
                .update();
        List<UUID> images = database.sql("select id from custody_image where subject = :id and state = 'held'")
                .param("id", subject)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        for (UUID image : images) {
            intents.ask("amend", subject, image, null);
        }
        Act act = Act.of(Kind.ALTERATION, "amend image", actor, thing(subject)).with("images", images.size());
        acts.record(act.personal(
                subject, "born on", person.bornOn().map(LocalDate::toString).orElse("unknown")));
    }

    /// Erases a subject for good: its rows are reduced to the number and the day, and its key is destroyed as soon as
    /// the gallery follows, which is before any search that begins after this.
    public void erase(Actor actor, int subject, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "Say why the subject is erased.");
        }
        transactions.executeWithoutResult(status -> {
            Subject before = locked("id = cast(:key as integer)", String.valueOf(subject))
                    .orElseThrow(() -> Refusal.notFound("subject"));
            if (!before.state().equals("held")) {
                throw Refusal.conflict("The subject was erased before.", before.state());
            }
            reduce(actor, subject, clock.instant(), reason);
        });
    }

    /// Takes over an erasure that the keys know of and the register does not, since it was restored from an older
    /// backup. Does nothing if there is no such subject.
    public void takeOver(Actor service, int subject, Instant erased) {
        transactions.executeWithoutResult(status -> locked("id = cast(:key as integer)", String.valueOf(subject))
                .filter(before -> before.state().equals("held"))
                .ifPresent(before -> reduce(service, subject, erased, "Its key had been erased.")));
    }

    private void reduce(Actor actor, int subject, Instant at, String reason) {
        forgetting.forEach(one -> one.forget(subject));
        database.sql("delete from custody_slot where image in (select id from custody_image where subject = :id)")
                .param("id", subject)
                .update();
        int images = delete("custody_image", subject);
        int arrests = delete("custody_arrest", subject);
        database.sql("update custody_subject set state = 'erased', source_id = null, born_on = null,"
                        + " cohort = null, erased_at = :at where id = :id")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("id", subject)
                .update();
        intents.ask("erase", subject, null, null);
        Act act = Act.of(Kind.ERASURE, "erase subject", actor, thing(subject));
        acts.record(act.because(reason).with("images", images).with("arrests", arrests));
    }

    /// The numbers of all subjects that were erased.
    public List<Integer> erased() {
        return database.sql("select id from custody_subject where state = 'erased'")
                .query((row, number) -> row.getInt("id"))
                .list();
    }

    private int delete(String table, int subject) {
        return database.sql("delete from " + table + " where subject = :id")
                .param("id", subject)
                .update();
    }

    public Optional<Subject> find(int subject) {
        return database.sql("select * from custody_subject where id = :id")
                .param("id", subject)
                .query(Subjects::read)
                .optional();
    }

    /// The subject whom the source knows by an id.
    public Optional<Subject> find(String sourceId) {
        return database.sql("select * from custody_subject where source_id = :id")
                .param("id", sourceId)
                .query(Subjects::read)
                .optional();
    }

    /// How many subjects are held.
    public long held() {
        return database.sql("select count(*) from custody_subject where state = 'held'")
                .query(Long.class)
                .single();
    }

    /// Subjects by number, from one on.
    public List<Subject> from(int number, int most) {
        return database.sql("select * from custody_subject where id >= :from order by id limit :most")
                .param("from", number)
                .param("most", most)
                .query(Subjects::read)
                .list();
    }

    private Optional<Subject> locked(String condition, String key) {
        return database.sql("select * from custody_subject where " + condition + " for update")
                .param("key", key)
                .query(Subjects::read)
                .optional();
    }

    static Thing thing(int subject) {
        return new Thing("subject", String.valueOf(subject));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Subject read(ResultSet row, int number) throws SQLException {
        return new Subject(
                row.getInt("id"),
                row.getString("state"),
                Optional.ofNullable(row.getString("source_id")),
                Optional.ofNullable(row.getObject("born_on", LocalDate.class)),
                Optional.ofNullable(row.getString("cohort")),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("erased_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
