package org.stillmatch.casework.examination;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who could see what was answered to a question, whatever their role is by now: as a supervisor, as oversight, which
/// reads the record, on the page of what an earlier round came to, among the known persons, where a still stands with
/// whom it was found to show or is linked with, or among the unknown ones, where it stands as long as nobody was found
/// in it. The record itself tells.
@Component
final class Onlookers {
    /// Of a question x and somebody :examiner.
    static final String APART = """
            not exists (select from audit_act a
                where a.account = :examiner and a.role in ('supervisor', 'oversight') and a.at >= (
                    select min(y.queued_at) from examination y where y.id = x.id or y.still = x.still))
            and not exists (select from identification i
                join audit_about o on o.type = 'identification' and o.id = cast(i.id as text)
                join audit_act a on a.id = o.act
                where i.still = x.still and a.account = :examiner)
            and not exists (select from audit_about o join audit_act a on a.id = o.act
                where o.type = 'still' and o.id = cast(x.still as text)
                    and a.account = :examiner and a.name in ('see known person', 'see unknown person', 'see pair'))
            and not exists (select from identification i
                join audit_about o on o.type = 'subject' and o.id = cast(i.subject as text)
                join audit_act a on a.id = o.act
                where i.still = x.still and a.account = :examiner and a.at >= i.made_at
                    and a.name in ('list known persons', 'see known person''s custody image'))
            """;

    private final JdbcClient database;

    Onlookers(JdbcClient database) {
        this.database = database;
    }

    boolean include(UUID examiner, Item item) {
        return !database.sql("select exists (select from examination x where x.id = :id and " + APART + ")")
                .param("id", item.id())
                .param("examiner", examiner)
                .query(Boolean.class)
                .single();
    }
}
