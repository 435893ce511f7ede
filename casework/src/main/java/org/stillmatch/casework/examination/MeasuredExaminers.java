package org.stillmatch.casework.examination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts how examiners do on what is known: fillers, tests, and one another.
@Component
public final class MeasuredExaminers {
    private static final Duration RECENT = Duration.ofDays(90);

    private static final String COUNTS = """
            count(*) filter (where %1$s) as %2$s_sheets,
            percentile_cont(0.5) within group (order by extract(epoch from s.concluded_at - s.taken_at) / 60)
                filter (where %1$s) as %2$s_minutes,
            count(*) filter (where %1$s and p.filler is not null and not p.mate) as %2$s_fillers,
            count(*) filter (where %1$s and o.id is not null) as %2$s_compared,
            count(*) filter (where %1$s and o.id is not null and o.answer = s.answer
                and (s.picked is null or p.subject is not distinct from q.subject
                    and p.filler is null and q.filler is null or p.mate and q.mate)) as %2$s_agreed,
            count(*) filter (where %1$s and m.mates > 0) as %2$s_mates,
            count(*) filter (where %1$s and p.mate) as %2$s_found
            """;

    private final JdbcClient database;
    private final InstantSource clock;

    MeasuredExaminers(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// By account, of questions that are concluded: before, a count would tell of an answer that is not for anybody
    /// yet.
    public List<Examiner> all() {
        return database.sql("select s.examiner, min(s.examiner_name) as name, "
                        + COUNTS.formatted("true", "all")
                        + ", "
                        + COUNTS.formatted("s.concluded_at >= :since", "recent")
                        + """
                        from sheet s join examination x on x.id = s.examination and x.state = 'concluded'
                            left join sheet_entry p on p.id = s.picked
                            left join sheet o on o.examination = s.examination and o.state = 'concluded'
                                and (s.seat, o.seat) in (('first', 'second'), ('second', 'first'))
                            left join sheet_entry q on q.id = o.picked
                            left join lateral (select count(*) as mates from sheet_entry e
                                where e.sheet = s.id and e.mate) m on true
                        where s.state = 'concluded' group by s.examiner order by 2, 1
                        """)
                .param("since", Timestamp.from(clock.instant().minus(RECENT)))
                .query((row, number) -> new Examiner(
                        row.getObject("examiner", UUID.class),
                        row.getString("name"),
                        counts(row, "all"),
                        counts(row, "recent")))
                .list();
    }

    private static Examiner.Counts counts(ResultSet row, String of) throws SQLException {
        double minutes = row.getDouble(of + "_minutes");
        OptionalDouble median = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(minutes);
        return new Examiner.Counts(
                row.getInt(of + "_sheets"),
                median,
                row.getInt(of + "_fillers"),
                row.getInt(of + "_compared"),
                row.getInt(of + "_agreed"),
                row.getInt(of + "_mates"),
                row.getInt(of + "_found"));
    }
}
