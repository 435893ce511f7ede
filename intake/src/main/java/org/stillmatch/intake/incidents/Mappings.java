package org.stillmatch.intake.incidents;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;

/// The mappings that retailers saved, each for its own lists.
@Component
public final class Mappings {
    private static final int LONGEST_NAME = 100;

    private final JdbcClient client;
    private final InstantSource clock;
    private final Ids ids;

    public Mappings(JdbcClient client, InstantSource clock, Ids ids) {
        this.client = client;
        this.clock = clock;
        this.ids = ids;
    }

    /// Keeps one under a name, of which the last one counts from now on.
    public void save(Actor actor, String name, Mapping mapping) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("saveAs", "Enter a name of at most " + LONGEST_NAME + " characters.");
        }
        client.sql("""
                        insert into import_mapping values (:id, :organisation, :name, cast(:mapping as jsonb), :by, :now)
                        """)
                .param("id", ids.next())
                .param("organisation", actor.organisation())
                .param("name", name.strip())
                .param("mapping", MappingJson.write(mapping))
                .param("by", actor.account())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// @throws Refusal if the organisation saved none of that name
    public Mapping find(Actor actor, String name) {
        return client.sql("""
                        select mapping from import_mapping where organisation_id = :organisation and name = :name
                        order by saved_at desc, id desc limit 1
                        """)
                .param("organisation", actor.organisation())
                .param("name", name.strip())
                .query(String.class)
                .optional()
                .map(MappingJson::read)
                .orElseThrow(() -> Refusal.invalid("saved", "You saved no mapping of that name."));
    }

    public List<String> names(Actor actor) {
        return client.sql(
                        "select distinct name from import_mapping where organisation_id = :organisation order by name")
                .param("organisation", actor.organisation())
                .query((row, n) -> row.getString("name"))
                .list();
    }
}
