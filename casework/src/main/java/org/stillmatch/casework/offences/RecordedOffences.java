package org.stillmatch.casework.offences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.register.Forgetting;

/// The recorded offences of all subjects. A record is never changed; a correction is another record in its
/// place.
@Component
public final class RecordedOffences implements Forgetting {
    private static final String ALL = """
            select o.*, before.source_id as corrects_source, after.source_id as corrected_by
            from recorded_offence o
            left join recorded_offence before on before.id = o.corrects
            left join recorded_offence after on after.corrects = o.id
            """;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;

    public RecordedOffences(
            JdbcClient database, TransactionTemplate transactions, Acts acts, InstantSource clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
    }

    /// Records an offence of a subject.
    ///
    /// @return false if the same record was there already
    /// @throws Refusal if a record of that id says something else, or it corrects what is not there or was
    /// corrected
    public boolean enter(Actor actor, int subject, RecordedOffence.Facts facts) {
        return transactions.execute(status -> {
            Optional<RecordedOffence> known = find(facts.sourceId());
            if (known.isPresent()) {
                if (known.get().subject() != subject || !known.get().facts().equals(facts)) {
                    throw Refusal.invalid(
                            "offence",
                            "A record of this id says something else: send a correction with an id of its own.");
                }
                return false;
            }
            UUID corrected = facts.corrects().map(this::standing).orElse(null);
            if (corrected != null && facts.reference().isEmpty()) {
                throw Refusal.invalid("reference", "Say by what authority the record is corrected.");
            }
            insert(actor, subject, facts, corrected);
            acts.record(Act.of(
                            corrected == null ? Kind.COLLECTION : Kind.ALTERATION,
                            "import recorded offences",
                            actor,
                            new Thing("subject", String.valueOf(subject)))
                    .with("correction", corrected != null));
            return true;
        });
    }

    /// The id of the record that is to be corrected.
    private UUID standing(String sourceId) {
        // Two corrections of one record at once: the second waits, and is refused.
        database.sql("select id from recorded_offence where source_id = :id for update")
                .param("id", sourceId)
                .query(UUID.class)
                .optional();
        RecordedOffence before = find(sourceId)
                .orElseThrow(
                        () -> Refusal.invalid("corrects", "There is no record of the id that is to be corrected."));
        if (!before.stands()) {
            throw Refusal.invalid("corrects", "The record was corrected before: correct its correction.");
        }
        return before.id();
    }

    private void insert(Actor actor, int subject, RecordedOffence.Facts facts, @Nullable UUID corrected) {
        database.sql("""
                        insert into recorded_offence
                            (id, source_id, subject, role, happened_on, class, corrects, reference, entered_at, entered_by)
                        values (:id, :source, :subject, :role, :on, :class, :corrects, :reference, :now, :by)
                        """)
                .param("id", ids.next())
                .param("source", facts.sourceId())
                .param("subject", subject)
                .param("role", facts.role().code())
                .param("on", facts.on())
                .param("class", facts.offenceClass())
                .param("corrects", corrected)
                .param("reference", facts.reference().orElse(null))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", actor.account())
                .update();
    }

    /// All records of a subject, those corrected among them, the latest offence first.
    public List<RecordedOffence> of(int subject) {
        return database.sql(ALL + " where o.subject = :subject order by o.happened_on desc, o.entered_at desc, o.id")
                .param("subject", subject)
                .query(RecordedOffences::read)
                .list();
    }

    /// The records of a subject in whose place no other came.
    public List<RecordedOffence> standing(int subject) {
        return of(subject).stream().filter(RecordedOffence::stands).toList();
    }

    private Optional<RecordedOffence> find(String sourceId) {
        return database.sql(ALL + " where o.source_id = :id")
                .param("id", sourceId)
                .query(RecordedOffences::read)
                .optional();
    }

    @Override
    public void forget(int subject) {
        database.sql("delete from recorded_offence where subject = :subject")
                .param("subject", subject)
                .update();
    }

    private static RecordedOffence read(ResultSet row, int number) throws SQLException {
        RecordedOffence.Facts facts = new RecordedOffence.Facts(
                row.getString("source_id"),
                OffenceRole.of(row.getString("role")).orElseThrow(),
                row.getObject("happened_on", LocalDate.class),
                row.getString("class"),
                Optional.ofNullable(row.getString("corrects_source")),
                Optional.ofNullable(row.getString("reference")));
        return new RecordedOffence(
                row.getObject("id", UUID.class),
                row.getInt("subject"),
                facts,
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("corrected_by")));
    }
}
