package org.stillmatch.server.people;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.web.Asker;

/// The keys of retailers' systems, which act as contributors of their organisation, and of the administrator's
/// collector of metrics. Each is an account of its own; the key itself is shown once, and its hash kept, see [Token].
@Component
class ApiKeys {
    static final String METRICS = "metrics";
    static final String READ = "read";
    static final String SUBMIT = "submit";

    private static final String PREFIX = "stillmatch_";
    private static final Duration LONGEST = Duration.ofDays(366);
    /// Written down so seldom that a busy system does not write at each request.
    private static final Duration USE_NOTED = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random;
    private final Accounts accounts;

    ApiKeys(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            SecureRandom random,
            Accounts accounts) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
        this.accounts = accounts;
    }

    public record ApiKey(
            UUID id,
            String name,
            List<String> scopes,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /// @param text to be shown now and never again
    record Made(UUID id, String text) {}

    List<ApiKey> list(Actor actor) {
        return database.sql("select * from api_key where organisation_id = :organisation order by made_at desc, id")
                .param("organisation", actor.organisation())
                .query((row, number) -> key(row))
                .list();
    }

    /// @param expires the first day on which it no longer works
    Made make(Actor actor, String name, List<String> scopes, LocalDate expires) {
        Set<String> allowed = actor.role() == Role.ADMINISTRATOR ? Set.of(METRICS) : Set.of(SUBMIT, READ);
        Set<String> asked = new TreeSet<>(scopes);
        if (asked.isEmpty() || !allowed.containsAll(asked)) {
            throw Refusal.invalid("scopes", "Choose what the key is for: " + String.join(", ", new TreeSet<>(allowed)));
        }
        if (name.isBlank() || name.strip().length() > 200) {
            throw Refusal.invalid("name", "Name the system that will have the key, at most 200 characters.");
        }
        Instant now = clock.instant();
        Instant end = Days.start(expires);
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw Refusal.invalid("expiresOn", "Give a day within a year from now.");
        }
        String text = PREFIX + Token.fresh(random).text();
        UUID id = ids.next();
        return Objects.requireNonNull(transactions.execute(status -> {
            Role role = actor.role() == Role.ADMINISTRATOR ? Role.ADMINISTRATOR : Role.RETAILER_CONTRIBUTOR;
            UUID account = accounts.add(
                    actor.organisation(), name.strip(), null, Account.ACTIVE, Set.of(role), actor.account());
            database.sql("insert into api_key (id, account_id, organisation_id, name, hash, scopes, made_by, made_at,"
                            + " expires_at) values (:id, :account, :organisation, :name, :hash, :scopes, :by, :now,"
                            + " :expires)")
                    .param("id", id)
                    .param("account", account)
                    .param("organisation", actor.organisation())
                    .param("name", name.strip())
                    .param("hash", Token.sha256(text))
                    .param("scopes", asked.toArray(String[]::new))
                    .param("by", actor.account())
                    .param("now", Timestamp.from(now))
                    .param("expires", Timestamp.from(end))
                    .update();
            acts.record(Act.of(Kind.COLLECTION, "make API key", actor, thing(id), account(account))
                    .with("scopes", String.join(" ", asked))
                    .with("expires", end));
            return new Made(id, text);
        }));
    }

    void revoke(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            ApiKey key = database.sql(
                            "select * from api_key where id = :id and organisation_id = :organisation for update")
                    .param("id", id)
                    .param("organisation", actor.organisation())
                    .query((row, number) -> key(row))
                    .optional()
                    .orElseThrow(() -> Refusal.notFound("API key"));
            if (key.revokedAt() != null) {
                throw Refusal.conflict("This key was revoked already.", "revoked");
            }
            database.sql("update api_key set revoked_at = :now where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .update();
            acts.record(Act.of(Kind.ALTERATION, "revoke API key", actor, thing(id)));
        });
    }

    /// Whose key it is; empty if there is none, or it has expired or was revoked.
    Optional<Asker> asker(String text) {
        Instant now = clock.instant();
        Optional<Found> found = database.sql("select id, account_id, scopes, last_used_at from api_key"
                        + " where hash = :hash and revoked_at is null and expires_at > :now")
                .param("hash", Token.sha256(text))
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        Set.copyOf(scopes(row)),
                        instant(row.getTimestamp("last_used_at"))))
                .optional();
        found.filter(key -> key.lastUsedAt() == null
                        || key.lastUsedAt().plus(USE_NOTED).isBefore(now))
                .ifPresent(key -> used(key.id(), now));
        return found.flatMap(key ->
                accounts.find(key.account()).filter(Account::active).map(account -> account.asker(key.scopes())));
    }

    private record Found(
            UUID id,
            UUID account,
            Set<String> scopes,
            @Nullable Instant lastUsedAt) {}

    private void used(UUID id, Instant now) {
        database.sql("update api_key set last_used_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                scopes(row),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("last_used_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static List<String> scopes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("scopes").getArray())
                .sorted()
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Thing thing(UUID id) {
        return new Thing("API key", id.toString());
    }

    private static Thing account(UUID id) {
        return new Thing("account", id.toString());
    }
}
