package org.stillmatch.server.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;

/// Who accounts are. The log has their numbers alone, so that a name can be corrected or go.
@Component
class Names {
    private final JdbcClient client;

    Names(JdbcClient client) {
        this.client = client;
    }

    /// By account, as far as there are any.
    Map<UUID, String> of(Collection<UUID> accounts) {
        Map<UUID, String> names = new HashMap<>();
        Actor service = Actor.service(new UUID(0, 0));
        names.put(service.account(), service.name());
        if (!accounts.isEmpty()) {
            client.sql("select id, name from account where id in (:accounts)")
                    .param("accounts", List.copyOf(accounts))
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    Optional<UUID> byEmail(String email) {
        return client.sql("select id from account where email = lower(?)")
                .param(email)
                .query(UUID.class)
                .optional();
    }
}
