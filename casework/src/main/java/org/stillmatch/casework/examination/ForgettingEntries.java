package org.stillmatch.casework.examination;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.register.Forgetting;

/// Whoever is erased from the gallery stands on no sheet any more; that there was somebody stays.
@Component
final class ForgettingEntries implements Forgetting {
    private final JdbcClient database;

    ForgettingEntries(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void forget(int subject) {
        database.sql("""
                        delete from sheet_entry_examined
                        where entry in (select id from sheet_entry where subject = :subject)
                        """).param("subject", subject).update();
        database.sql("""
                        update sheet_entry set subject = null, features = null, support = null, examined_at = null
                        where subject = :subject
                        """).param("subject", subject).update();
    }
}
