package org.stillmatch.casework.examination;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.casework.request.Examiners;

/// The examiners' queue. One item for each enquiry that needs them, and nothing in it tells why it does.
@Component
public final class Examinations implements Examiners {
    private final JdbcClient database;
    private final InstantSource clock;
    private final Ids ids;

    public Examinations(JdbcClient database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void put(UUID enquiry, int urgency) {
        database.sql("""
                        insert into examination (id, enquiry, state, urgency, queued_at)
                        values (:id, :enquiry, 'waiting', :urgency, :now)
                        """)
                .param("id", ids.next())
                .param("enquiry", enquiry)
                .param("urgency", urgency)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// The most urgent first, of equals the one that has waited longest.
    public List<Waiting> waiting(int most) {
        return database.sql("""
                        select x.id, e.number, e.offence, x.urgency, x.queued_at
                        from examination x join enquiry e on e.id = x.enquiry
                        where x.state = 'waiting' order by x.urgency desc, x.queued_at, x.id limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getLong("number"),
                        row.getString("offence"),
                        row.getInt("urgency"),
                        row.getTimestamp("queued_at").toInstant()))
                .list();
    }

    /// How many wait, by how urgent they are and for how many days they have waited.
    public List<Backlog> backlog() {
        return database.sql("""
                        select urgency, greatest(0, floor(extract(epoch from cast(:now as timestamptz) - queued_at) / 86400))::int
                            as days, count(*) as items
                        from examination where state = 'waiting' group by 1, 2 order by 1 desc, 2 desc
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Backlog(row.getInt("urgency"), row.getInt("days"), row.getLong("items")))
                .list();
    }
}
