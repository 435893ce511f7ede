package org.stillmatch.server.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.submission.ExhibitKind;
import org.stillmatch.intake.submission.NewExhibit;
import org.stillmatch.intake.submission.Outcomes;
import org.stillmatch.intake.submission.Submissions;

/// Submissions of a running service whose stills were searched, linked and examined, though nothing was compared:
/// rows are written as the searches and the examiners would have left them.
public final class LinkedStills {
    private final Town town;
    private final JdbcClient database;
    private int number;

    public LinkedStills(Town town) {
        this.town = town;
        this.database = town.service().context().getBean(JdbcClient.class);
    }

    /// A submission under enquiry with one searched still.
    ///
    /// @param id of the submission
    public record Sent(String id, UUID still) {}

    public Sent sent(Town.Retailer retailer) {
        int day = 10 + number++;
        Map<String, Object> said = new HashMap<>(Map.of(
                "purpose", "identify suspects of retail crime",
                "offenceClass", "shop-theft",
                "store", Map.of("name", "High Street", "number", "12", "postcodeArea", "SW1A"),
                "from", "2026-03-" + day + "T14:05:00Z",
                "goods", List.of(Map.of("item", "Whisky", "quantity", 3, "valuePence", 9000)),
                "lossPence", 9000,
                "violence", "none",
                "staff", "JB, security guard",
                "happened", "He put three bottles into a bag."));
        String id = retailer.system().post("/submissions", said).must(201).id();
        UUID still = bean(Submissions.class)
                .attach(
                        new Actor(
                                new UUID(1, 1),
                                "Till",
                                Role.RETAILER_CONTRIBUTOR,
                                UUID.fromString(retailer.organisation())),
                        UUID.fromString(id),
                        NewExhibit.of(ExhibitKind.STILL, "still.jpg", String.format("%064x", number), 1000))
                .id();
        retailer.system().post("/submissions/" + id + "/sending", Map.of()).must(200);
        town.police(Role.INTAKE_CLERK)
                .post("/submissions/" + id + "/acceptance", Map.of("crimeNumber", "CRN/" + day, "lawfulSource", true))
                .must(200);
        bean(Outcomes.class).takeUnderEnquiry(Actor.service(new UUID(0, 1)), UUID.fromString(id));
        search(still);
        return new Sent(id, still);
    }

    private void search(UUID still) {
        run(
                still,
                "insert into original (id, organisation_id, sha256, bytes, kind, media_type, owner, arrived_at,"
                        + " stored_at) select id, organisation_id, sha256, 1, 'still', 'image/jpeg', 9000000000 + "
                        + number + ", now(), now() from exhibit where id = :still",
                "insert into exhibit_original values (:still, :still)",
                "insert into still (id, submission_id, organisation_id, kind, state, examined_at, width, height)"
                        + " select id, submission_id, organisation_id, 'still', 'received', now(), 10, 10"
                        + " from exhibit where id = :still",
                "insert into still_face (still_id, number, micros, box_left, box_top, box_width, box_height,"
                        + " measures, advice) values (:still, 1, 0, 0, 0, 1, 1, '{}', '{}')",
                "update still set state = 'searched', face = 1, named_by = :still, named_at = now(),"
                        + " confirmed_by = :still, confirmed_at = now() where id = :still");
    }

    private void run(UUID still, String... statements) {
        for (String sql : statements) {
            database.sql(sql).param("still", still).update();
        }
    }

    /// A linking, running or over.
    public UUID linking(boolean runs) {
        UUID id = UUID.randomUUID();
        database.sql("insert into linking (id, organisation_id, state, purpose, false_links, requester,"
                        + " requester_name, requested_at, ends_at, decided_by, decided_by_name, decided_at, ended_at)"
                        + " select :id, o.id, :state, 'Who they are', 1, :id, 'R. Requester', now(),"
                        + " now() + interval '9 days', gen_random_uuid(), 'A. Authoriser', now(),"
                        + " case when :state = 'ended' then now() end from organisation o where o.kind = 'force'")
                .param("id", id)
                .param("state", runs ? "running" : "ended")
                .update();
        return id;
    }

    /// What an examiner concluded of two stills.
    public UUID link(UUID linking, UUID one, UUID other, boolean same) {
        UUID id = UUID.randomUUID();
        database.sql("insert into link (id, a, b, same, linking, examiner, examiner_name, concluded_at, reason)"
                        + " values (:id, least(:one, :other), greatest(:one, :other), :same, :linking, :id,"
                        + " 'E. Examiner', now(), 'The ears')")
                .param("id", id)
                .param("one", one)
                .param("other", other)
                .param("same", same)
                .param("linking", linking)
                .update();
        return id;
    }

    public void undo(UUID link) {
        database.sql("insert into link_undone values (:id, :id, 'E. Examiner', now(), 'Not sure any more')")
                .param("id", link)
                .update();
    }

    /// Two stills that look alike to a computer.
    public void suggest(UUID linking, UUID one, UUID other) {
        UUID run = UUID.randomUUID();
        database.sql("insert into linking_run (id, linking, number, due_at) select :id, :linking,"
                        + " 1 + count(*), now() from linking_run where linking = :linking")
                .param("id", run)
                .param("linking", linking)
                .update();
        database.sql(
                        "insert into link_suggestion values (least(:one, :other), greatest(:one, :other), :run, 0.7, now())")
                .param("one", one)
                .param("other", other)
                .param("run", run)
                .update();
    }

    /// A still of which two examiners agreed that it shows a subject, or of which that was taken back.
    ///
    /// @param state 'confirmed' or 'withdrawn'
    public UUID identification(Sent sent, int subject, String state) {
        UUID made = UUID.randomUUID();
        Map<String, UUID> ids = new HashMap<>(Map.of("still", sent.still(), "submission", UUID.fromString(sent.id())));
        ids.put("identification", made);
        List.of("enquiry", "examination", "first", "second", "one", "other")
                .forEach(name -> ids.put(name, UUID.randomUUID()));
        for (String sql : List.of(
                "insert into enquiry (id, organisation_id, state, purpose, offence, seriousness, crime_number,"
                        + " submission, mode, requester, requester_name, requested_at, ends_at, decided_by, searched_at)"
                        + " select :enquiry, o.id, 'concluded', 'Who it is', 'shop-theft', 1, s.crime_number, s.id,"
                        + " 'leads', :one, 'R. Requester', now(), now(), :other, now() from submission s, organisation o"
                        + " where s.id = :submission and o.kind = 'force'",
                "insert into enquiry_still (enquiry, still, position, face) values (:enquiry, :still, 1, 1)",
                "insert into examination (id, enquiry, still, round, state, offence, urgency, queued_at, outcome,"
                        + " concluded_at) values (:examination, :enquiry, :still, 1, 'concluded', 'shop-theft', 1, now(),"
                        + " 'same person', now())",
                "insert into sheet (id, examination, seat, examiner, examiner_name, state, taken_at, locked_until)"
                        + " values (:first, :examination, 'first', :one, 'E. Examiner', 'taken', now(), now())",
                "insert into sheet (id, examination, seat, examiner, examiner_name, state, taken_at, locked_until)"
                        + " values (:second, :examination, 'second', :other, 'V. Verifier', 'taken', now(), now())",
                "insert into identification (id, examination, enquiry, still, state, subject, first_sheet,"
                        + " second_sheet, support, made_at) values (:identification, :examination, :enquiry, :still, '"
                        + state + "', " + subject + ", :first, :second, 2, now())",
                "insert into identification_change (identification, state, changed_at, account, name, reason)"
                        + " values (:identification, 'confirmed', now(), :one, 'The service', '')")) {
            var statement = database.sql(sql);
            ids.forEach((name, id) -> {
                if (sql.matches("(?s).*:" + name + "\\b.*")) {
                    statement.param(name, id);
                }
            });
            statement.update();
        }
        return made;
    }

    public <T> T bean(Class<T> type) {
        return town.service().context().getBean(type);
    }
}
