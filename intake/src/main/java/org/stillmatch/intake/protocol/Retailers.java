package org.stillmatch.intake.protocol;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The retailers that the force can make a protocol with.
@Component
public final class Retailers {
    /// @param name of the organisation
    public record Retailer(UUID id, String name) {}

    private final JdbcClient database;

    Retailers(JdbcClient database) {
        this.database = database;
    }

    /// All of them, by name. The force alone may know who they are.
    public List<Retailer> all() {
        return database.sql("select id, name from organisation where kind = 'retailer' order by name")
                .query((row, n) -> new Retailer(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }
}
