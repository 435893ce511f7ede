package org.stillmatch.casework.request;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.register.Forgetting;

/// Whoever is erased from the gallery was nobody's candidate any more; the receipts stay whole, their names gone.
@Component
final class ForgettingCandidates implements Forgetting {
    private final JdbcClient database;

    ForgettingCandidates(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void forget(int subject) {
        database.sql("delete from enquiry_candidate where subject = :subject")
                .param("subject", subject)
                .update();
    }
}
