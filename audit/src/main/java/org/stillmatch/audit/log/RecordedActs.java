package org.stillmatch.audit.log;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Personal;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;

/// Writes acts into the database; the [Sequencer] gives them their places once they are committed.
@Component
final class RecordedActs implements Acts {
    /// The field that holds an act's reason.
    static final String REASON = "reason";

    private final JdbcClient client;
    private final Ids ids;
    private final InstantSource clock;
    private final FieldSeal seal;
    private final ReasonKey reasons;
    private final Bell bell;

    RecordedActs(JdbcClient client, Keys keys, Ids ids, InstantSource clock, SecureRandom random, Bell bell) {
        this.client = client;
        this.ids = ids;
        this.clock = clock;
        this.seal = new FieldSeal(keys, random);
        this.reasons = new ReasonKey(keys);
        this.bell = bell;
    }

    @Override
    public void record(Act act) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An act is recorded within the transaction that does it");
        }
        // PostgreSQL keeps microseconds; the entry and the column say the same.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Entry entry = entry(ids.next(), at, act);
        client.sql("insert into audit_act (id, at, kind, name, account, role, organisation, purpose, entry)"
                        + " values (:id, :at, :kind, :name, :account, :role, :organisation, :purpose, :entry)")
                .param("id", entry.act())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("kind", act.kind().name())
                .param("name", act.name())
                .param("account", entry.account())
                .param("role", entry.role())
                .param("organisation", entry.organisation())
                .param("purpose", act.purpose())
                .param("entry", entry.bytes())
                .update();
        for (Thing thing : act.about()) {
            client.sql("insert into audit_about (act, type, id) values (?, ?, ?) on conflict do nothing")
                    .params(entry.act(), thing.type(), thing.id())
                    .update();
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    private Entry entry(UUID id, Instant at, Act act) {
        List<Entry.Field> sealed = new ArrayList<>();
        for (Personal field : act.personal()) {
            sealed.add(new Entry.Field(
                    field.owner(), field.name(), seal.seal(id, field.name(), field.owner(), field.value())));
        }
        if (!act.reason().isEmpty()) {
            sealed.add(reason(id, at, act));
        }
        return new Entry(
                id,
                at,
                act.kind(),
                act.name(),
                act.actor().account(),
                act.actor().role().code(),
                act.actor().organisation(),
                act.about(),
                act.purpose(),
                act.facts(),
                sealed);
    }

    /// The reason of an act that concerns one person's data goes with them.
    private Entry.Field reason(UUID id, Instant at, Act act) {
        List<Long> owners =
                act.personal().stream().map(Personal::owner).distinct().toList();
        if (owners.size() == 1) {
            Optional<byte[]> sealed = seal.seal(id, REASON, owners.getFirst(), act.reason());
            if (sealed.isPresent()) {
                return new Entry.Field(owners.getFirst(), REASON, sealed);
            }
        }
        long owner = reasons.owner(at);
        return new Entry.Field(owner, REASON, seal.seal(id, REASON, owner, act.reason()));
    }
}
