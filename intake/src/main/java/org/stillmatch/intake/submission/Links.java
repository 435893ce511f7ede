package org.stillmatch.intake.submission;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;

/// Finds what a retailer may have sent twice, within its own organisation alone.
final class Links {
    /// Drafts and what was withdrawn are shown to nobody here but the retailer.
    private static final String PAIRS = """
            select distinct s.id as mine, o.id, o.reference, :file as why
            from submission s
                join exhibit e on e.submission_id = s.id
                join exhibit f on f.organisation_id = s.organisation_id and f.sha256 = e.sha256
                    and f.submission_id <> s.id
                join submission o on o.id = f.submission_id
            where s.id = any(:ids) and (:retailer or o.state not in ('draft', 'withdrawn'))
            """;

    private static final String PLACES = """
            union select s.id as mine, o.id, o.reference, :place as why
            from submission s join submission o on o.organisation_id = s.organisation_id and o.id <> s.id
                and o.store_name = s.store_name
                and o.from_at <= coalesce(s.to_at, s.from_at) + interval '10 minutes'
                and coalesce(o.to_at, o.from_at) >= s.from_at - interval '10 minutes'
            where s.id = any(:ids) and o.state not in ('draft', 'withdrawn')
            """;

    private final JdbcClient client;

    Links(JdbcClient client) {
        this.client = client;
    }

    /// By submission, those that have any. A retailer is told of its files alone.
    ///
    /// @param submissions that the actor may see
    Map<UUID, List<Link>> of(Actor actor, Collection<UUID> submissions) {
        boolean retailer = actor.role().isRetailers();
        JdbcClient.StatementSpec sql = client.sql(
                        "select * from (" + PAIRS + (retailer ? "" : PLACES) + ") p order by p.reference, p.why")
                .param("ids", submissions.toArray(new UUID[0]))
                .param("retailer", retailer)
                .param("file", Link.SAME_FILE);
        return (retailer ? sql : sql.param("place", Link.SAME_PLACE))
                        .query((row, n) -> Map.entry(
                                row.getObject("mine", UUID.class),
                                new Link(
                                        row.getObject("id", UUID.class),
                                        row.getString("reference"),
                                        row.getString("why"))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey,
                                LinkedHashMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
