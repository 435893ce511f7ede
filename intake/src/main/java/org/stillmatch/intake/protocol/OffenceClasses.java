package org.stillmatch.intake.protocol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The kinds of offence that protocols may name.
@Component
public final class OffenceClasses {
    private final JdbcClient database;

    public OffenceClasses(JdbcClient database) {
        this.database = database;
    }

    /// The least serious first.
    public List<OffenceClass> all() {
        return database.sql("select code, words, seriousness from offence_class order by seriousness, words")
                .query(OffenceClasses::offence)
                .list();
    }

    public Optional<OffenceClass> find(String code) {
        return database.sql("select code, words, seriousness from offence_class where code = :code")
                .param("code", code)
                .query(OffenceClasses::offence)
                .optional();
    }

    private static OffenceClass offence(ResultSet row, int number) throws SQLException {
        return new OffenceClass(row.getString(1), row.getString(2), row.getInt(3));
    }
}
