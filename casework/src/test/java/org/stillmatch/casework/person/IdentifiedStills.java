package org.stillmatch.casework.person;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Agreements;
import org.stillmatch.casework.identification.Identifications;
import org.stillmatch.casework.request.Bench;

/// Stills about which examiners answered: the rows that examinations leave, and the identifications that are really
/// made of them.
final class IdentifiedStills {
    private static final List<String> ROWS = List.of(
            "insert into enquiry (id, organisation_id, state, purpose, offence, seriousness, crime_number, submission,"
                    + " mode, requester, requester_name, requested_at, ends_at, decided_by, searched_at)"
                    + " select :enquiry, s.organisation_id, 'searched', 'Who it is', 'shop-theft', 1, s.crime_number,"
                    + " s.id, 'leads', :one, 'Requester', :at, :at, :other, :at"
                    + " from submission s join still st on st.submission_id = s.id where st.id = :still",
            "insert into enquiry_still (enquiry, still, position, face) values (:enquiry, :still, 1, 1)",
            "insert into examination (id, enquiry, still, round, state, offence, urgency, queued_at)"
                    + " values (:examination, :enquiry, :still, 1, 'waiting', 'shop-theft', 1, :at)",
            "insert into sheet (id, examination, seat, examiner, examiner_name, state, taken_at, locked_until)"
                    + " values (:first, :examination, 'first', :one, 'First', 'taken', :at, :at)",
            "insert into sheet (id, examination, seat, examiner, examiner_name, state, taken_at, locked_until)"
                    + " values (:second, :examination, 'second', :other, 'Second', 'taken', :at, :at)",
            "insert into sheet_entry (id, sheet, position, rank, subject) values (:entry, :first, 1, 1, :subject)");

    private final JdbcClient database;
    final Identifications identifications;
    final Actor supervisor = Bench.actor(4, Role.SUPERVISOR);
    private final Bench bench;
    private int number;

    IdentifiedStills(PersonBench bench) {
        this.bench = bench.bench;
        this.database = this.bench.database;
        this.identifications =
                new Identifications(database, this.bench.transactions, this.bench, this.bench, this.bench.ids);
    }

    /// A question about a still that nobody has answered, with one candidate.
    UUID open(UUID still, int subject) {
        number++;
        rows(ROWS, still, subject);
        return examination();
    }

    private UUID examination() {
        return new UUID(41, number);
    }

    /// A still of which two examiners agreed that it shows a subject.
    UUID confirmed(UUID still, int subject) {
        UUID examination = open(still, subject);
        concluded("same person");
        bench.transactions.executeWithoutResult(status -> identifications.agreed(new Agreements.Agreed(
                examination, new UUID(40, number), still, subject, new UUID(42, number), new UUID(43, number), 2)));
        return identification(examination);
    }

    /// A still of which one examiner picked a subject, and no other agreed.
    UUID inconclusive(UUID still, int subject) {
        UUID examination = open(still, subject);
        concluded("inconclusive");
        bench.transactions.executeWithoutResult(
                status -> identifications.disagreed(examination, new UUID(40, number), still));
        return identification(examination);
    }

    private void concluded(String outcome) {
        rows(
                List.of(
                        "update sheet set state = 'concluded', description = '', suitability = 'limited',"
                                + " described_at = :at, answer = 'this person', picked = :entry, concluded_at = :at"
                                + " where id = :first",
                        "update examination set state = 'concluded', outcome = '" + outcome
                                + "', concluded_at = :at where id = :examination"),
                new UUID(0, 0),
                0);
    }

    /// Asks the question of the next round, which nobody has answered.
    void askAgain(UUID examination) {
        database.sql("insert into examination (id, enquiry, still, round, state, offence, urgency, queued_at)"
                        + " select :id, enquiry, still, 2, 'waiting', offence, urgency, queued_at from examination"
                        + " where id = :examination")
                .param("id", new UUID(44, ++number))
                .param("examination", examination)
                .update();
    }

    UUID examinationOf(UUID identification) {
        return database.sql("select examination from identification where id = :id")
                .param("id", identification)
                .query(UUID.class)
                .single();
    }

    private UUID identification(UUID examination) {
        return database.sql("select id from identification where examination = :x")
                .param("x", examination)
                .query(UUID.class)
                .single();
    }

    private void rows(List<String> statements, UUID still, int subject) {
        Map<String, Object> values = Map.of(
                "enquiry", new UUID(40, number),
                "examination", examination(),
                "first", new UUID(42, number),
                "second", new UUID(43, number),
                "entry", new UUID(45, number),
                "one", new UUID(2, 61),
                "other", new UUID(2, 62),
                "still", still,
                "subject", subject,
                "at", Timestamp.from(bench.now));
        for (String sql : statements) {
            var statement = database.sql(sql);
            values.forEach((name, value) -> {
                if (sql.matches("(?s).*:" + name + "\\b.*")) {
                    statement.param(name, value);
                }
            });
            statement.update();
        }
    }
}
