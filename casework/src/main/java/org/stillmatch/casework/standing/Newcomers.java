package org.stillmatch.casework.standing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.BitSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who was enrolled in the custody gallery, or photographed again, between two moments.
final class Newcomers {
    private final JdbcClient database;

    Newcomers(JdbcClient database) {
        this.database = database;
    }

    /// Their numbers.
    BitSet between(Instant after, Instant until) {
        BitSet subjects = new BitSet();
        database
                .sql("""
                        select distinct subject from custody_image
                        where state = 'held' and entered_at > :after and entered_at <= :until
                        """)
                .param("after", Timestamp.from(after))
                .param("until", Timestamp.from(until))
                .query((row, number) -> row.getInt(1))
                .stream()
                .forEach(subjects::set);
        return subjects;
    }
}
