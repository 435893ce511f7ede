package org.stillmatch.intake.protocol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Ids;

/// The clocks of what the police undertook. They start, are met and stop within the transaction of the act that makes
/// them; nothing takes one back.
@Component
public class Clocks {
    /// Whether a clock was missed follows from its times, whoever looks and whenever.
    private static final String SELECT = """
            select c.*, o.name,
                coalesce(c.met_at, c.stopped_at) > c.due_at
                    or c.met_at is null and c.stopped_at is null and c.due_at <= :now as missed
            from clock c join organisation o on o.id = c.organisation_id
            where c.due_at is not null and
            """;

    private final JdbcClient database;
    private final InstantSource time;
    private final Ids ids;
    private final ProtocolRows protocols;

    public Clocks(JdbcClient database, InstantSource clock, Ids ids) {
        this.database = database;
        this.time = clock;
        this.ids = ids;
        this.protocols = new ProtocolRows(database);
    }

    /// All that was ever owed to those retailers that the actor may see; what is still owed first, then by when it was
    /// due.
    public List<Clock> list(Actor actor) {
        return database.sql(SELECT + Scope.CONDITION
                        + " order by (c.met_at is null and c.stopped_at is null) desc, c.due_at, c.id")
                .param("now", Timestamp.from(time.instant()))
                .param("own", Scope.own(actor))
                .query((row, n) -> clock(row))
                .list();
    }

    /// Those about some slots or incidents, by what they are about, oldest first.
    public Map<UUID, List<Clock>> about(Actor actor, Set<UUID> things) {
        return database
                .sql(SELECT + Scope.CONDITION + " and c.about = any(:things) order by c.due_at, c.id")
                .param("now", Timestamp.from(time.instant()))
                .param("own", Scope.own(actor))
                .param("things", things.toArray(new UUID[0]))
                .query((row, n) -> clock(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Clock::about));
    }

    /// Starts the clock for a slot, due in as many days as the agreed protocol says. Without one nothing is owed.
    public void start(Undertaking undertaking, UUID organisation, UUID slot, String words) {
        agreed(organisation).ifPresent(protocol -> {
            Terms.Undertakings promised = protocol.terms().undertakings();
            int days = undertaking == Undertaking.NAMED_OFFICER
                    ? promised.officerWithinDays()
                    : promised.updateEveryDays();
            insert(protocol, undertaking, slot, words, time.instant(), Optional.of(Duration.ofDays(days)));
        });
    }

    /// What was owed is done now. Does nothing if no such clock runs.
    public void meet(Undertaking undertaking, UUID about) {
        finish("met_at", undertaking, about);
    }

    /// It is no longer owed. What was missed by now stays missed.
    public void stop(Undertaking undertaking, UUID about) {
        finish("stopped_at", undertaking, about);
    }

    Optional<Protocol> agreed(UUID organisation) {
        return protocols.agreed(organisation);
    }

    void insert(
            Protocol protocol,
            Undertaking undertaking,
            UUID about,
            String words,
            Instant from,
            Optional<Duration> within) {
        database.sql("""
                insert into clock (id, protocol_id, organisation_id, undertaking, about, about_words, started_at, due_at)
                values (:id, :protocol, :organisation, :undertaking, :about, :words, :from, :due)
                on conflict do nothing
                """)
                .param("id", ids.next())
                .param("protocol", protocol.id())
                .param("organisation", protocol.organisation())
                .param("undertaking", undertaking.words())
                .param("about", about)
                .param("words", words)
                .param("from", Timestamp.from(from))
                .param("due", within.map(w -> Timestamp.from(from.plus(w))).orElse(null))
                .update();
    }

    private void finish(String column, Undertaking undertaking, UUID about) {
        database.sql("update clock set " + column + " = :now where met_at is null and stopped_at is null"
                        + " and undertaking = :undertaking and about = :about")
                .param("now", Timestamp.from(time.instant()))
                .param("undertaking", undertaking.words())
                .param("about", about)
                .update();
    }

    private static Clock clock(ResultSet row) throws SQLException {
        return new Clock(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                Undertaking.of(row.getString("undertaking")),
                row.getObject("about", UUID.class),
                row.getString("about_words"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("met_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("stopped_at")).map(Timestamp::toInstant),
                row.getBoolean("missed"));
    }
}
