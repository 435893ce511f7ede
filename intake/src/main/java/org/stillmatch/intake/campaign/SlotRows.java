package org.stillmatch.intake.campaign;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.protocol.Clock;
import org.stillmatch.intake.protocol.Clocks;
import org.stillmatch.intake.protocol.Scope;

/// Slots as they lie in their tables, with what others know of them.
final class SlotRows {
    private final JdbcClient database;
    private final Clocks clocks;
    private final SlotIncidents incidents;

    SlotRows(JdbcClient database, Clocks clocks, SlotIncidents incidents) {
        this.database = database;
        this.clocks = clocks;
        this.incidents = incidents;
    }

    /// Lets nobody else change a slot, if there is one, until the transaction ends.
    void lock(UUID id) {
        database.sql("select id from slot where id = :id for update")
                .param("id", id)
                .query(row -> {});
    }

    Slot see(Actor actor, UUID id) {
        return find(actor, "s.id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("slot"));
    }

    List<Slot> of(Actor actor, UUID campaign) {
        return find(actor, "s.campaign_id = :campaign", Map.of("campaign", campaign));
    }

    private List<Slot> find(Actor actor, String which, Map<String, ?> params) {
        List<Slot> bare = database.sql("""
                select s.*, o.name, c.incidents_needed from slot s
                join organisation o on o.id = s.organisation_id join campaign c on c.id = s.campaign_id
                where s.organisation_id = coalesce(cast(:own as uuid), s.organisation_id) and
                """ + which + " order by o.name, s.number, s.claimed_at")
                .params(own(actor))
                .params(params)
                .query((row, n) -> new Slot(
                        row.getObject("id", UUID.class),
                        row.getObject("campaign_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("name"),
                        row.getInt("number"),
                        row.getString("state"),
                        row.getTimestamp("claimed_at").toInstant(),
                        List.of(),
                        List.of(),
                        row.getInt("incidents_needed"),
                        List.of()))
                .list();
        return bare.isEmpty() ? bare : filled(actor, bare);
    }

    private List<Slot> filled(Actor actor, List<Slot> bare) {
        Map<UUID, Slot> byId = bare.stream().collect(Collectors.toMap(Slot::id, Function.identity()));
        Map<UUID, List<Slot.Entry>> entries = entries(byId.keySet());
        Map<UUID, List<SlotIncidents.Incident>> within = incidents.in(actor, byId.keySet());
        Map<UUID, List<Clock>> owed = clocks.about(actor, byId.keySet());
        return bare.stream()
                .map(slot -> new Slot(
                        slot.id(),
                        slot.campaign(),
                        slot.organisation(),
                        slot.retailer(),
                        slot.number(),
                        slot.state(),
                        slot.claimedAt(),
                        entries.getOrDefault(slot.id(), List.of()),
                        within.getOrDefault(slot.id(), List.of()),
                        slot.incidentsNeeded(),
                        owed.getOrDefault(slot.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Slot.Entry>> entries(Set<UUID> slots) {
        Map<UUID, List<Slot.Entry>> entries = new HashMap<>();
        database.sql("""
                select slot_id, kind, words, next_step, written_at, name from slot_entry
                where slot_id = any(:slots) order by position
                """).param("slots", slots.toArray(new UUID[0])).query(row -> {
            Timestamp at = row.getTimestamp(5);
            entries.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(new Slot.Entry(
                            row.getString(2),
                            row.getString(3),
                            Optional.ofNullable(row.getString(4)),
                            at.toInstant(),
                            row.getString(6)));
        });
        return entries;
    }

    private static Map<String, Object> own(Actor actor) {
        Map<String, Object> own = new HashMap<>();
        own.put("own", Scope.own(actor));
        return own;
    }
}
