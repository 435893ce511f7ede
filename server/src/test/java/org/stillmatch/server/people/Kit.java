package org.stillmatch.server.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.disk.RealDisk;

/// This step on a database of its own, with a clock that a test moves and a record that it reads.
final class Kit implements AutoCloseable {
    static final String PASSWORD = "coffee train fish";

    final TestDatabase database = TestDatabase.fresh();
    final List<Act> recorded = java.util.Collections.synchronizedList(new ArrayList<>());
    final SecureRandom random = new SecureRandom();
    final Passwords passwords = new Passwords(random);
    /// With more digits than PostgreSQL keeps, as a real clock has.
    Instant now = Instant.parse("2026-11-24T09:00:00.123456789Z");

    final InstantSource clock = () -> now;
    final Acts acts = act -> {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("outside a transaction");
        }
        recorded.add(act);
    };
    private final AtomicLong number = new AtomicLong();
    final Ids ids = () -> new UUID(1, number.incrementAndGet());

    final Accounts accounts = new Accounts(database.client(), clock, ids);
    final Organisations organisations = new Organisations(database.client(), database.transactions(), acts, clock, ids);
    final Attempts attempts = new Attempts(database.client(), database.transactions(), clock);
    final Invitations invitations =
            new Invitations(database.client(), database.transactions(), acts, clock, random, accounts, passwords);
    final Administration administration =
            new Administration(database.transactions(), acts, accounts, invitations, organisations);
    final ApiKeys keys = new ApiKeys(database.client(), database.transactions(), acts, clock, ids, random, accounts);
    final SealedSecrets sealed;
    final SignIns signIns;
    final OidcSettings local =
            new OidcSettings(null, "stillmatch", null, List.of(), "roles", Map.of(), "organisation", Map.of());
    final UUID force = organisations.force("The police force").id();

    Kit(java.nio.file.Path folder) throws java.io.IOException {
        sealed = SealedSecrets.in(new RealDisk(), folder, random);
        signIns = new SignIns(
                database.client(),
                database.transactions(),
                acts,
                clock,
                random,
                accounts,
                organisations,
                passwords,
                attempts,
                sealed);
    }

    UUID retailer(String name) {
        return organisations
                .add(account(force, Role.ADMINISTRATOR).actor(), name)
                .id();
    }

    /// With the password and, of the police, no codes yet.
    Account account(UUID organisation, Role... roles) {
        String email = "person" + number.incrementAndGet() + "@example.org";
        UUID id =
                accounts.add(organisation, "Alex Doe", email, Account.ACTIVE, java.util.Set.of(roles), new UUID(0, 0));
        database.client()
                .sql("update account set password = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", id)
                .update();
        return accounts.find(id).orElseThrow();
    }

    List<String> names() {
        return recorded.stream().map(Act::name).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
