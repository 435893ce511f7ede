package org.stillmatch.server.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Role;

/// All accounts.
@Component
class Accounts {
    private static final String SELECT = "select a.*, o.name as organisation_name, o.kind = 'force' as force, array("
            + "select role from account_role r where r.account_id = a.id) as roles"
            + " from account a join organisation o on o.id = a.organisation_id where ";

    private final JdbcClient database;
    private final InstantSource clock;
    private final Ids ids;

    Accounts(JdbcClient database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /// As they are compared and kept.
    static String plainEmail(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Account> find(UUID id) {
        return database.sql(SELECT + "a.id = :id")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
    }

    /// A person whom the actor may manage: the administrator all, a retailer's manager the own organisation's.
    Optional<Account> find(Actor actor, UUID id) {
        return database.sql(SELECT + "a.kind = 'person' and a.id = :id and (:all or a.organisation_id = :organisation)")
                .param("id", id)
                .param("all", actor.role() == Role.ADMINISTRATOR)
                .param("organisation", actor.organisation())
                .query((row, number) -> account(row))
                .optional();
    }

    List<Account> list(Actor actor) {
        return database.sql(SELECT + "a.kind = 'person' and (:all or a.organisation_id = :organisation)"
                        + " order by o.kind, o.name, a.name, a.id")
                .param("all", actor.role() == Role.ADMINISTRATOR)
                .param("organisation", actor.organisation())
                .query((row, number) -> account(row))
                .list();
    }

    Optional<Account> byEmail(String email) {
        return database.sql(SELECT + "a.email = :email")
                .param("email", plainEmail(email))
                .query((row, number) -> account(row))
                .optional();
    }

    Optional<Account> bySubject(String issuer, String subject) {
        return database.sql(SELECT + "a.issuer = :issuer and a.subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, number) -> account(row))
                .optional();
    }

    /// Whether somebody can administer, or could if signed in.
    boolean haveAdministrator() {
        return database.sql("select exists (select 1 from account a join account_role r on r.account_id = a.id"
                        + " where r.role = :role and a.kind = 'person' and a.state = 'active')")
                .param("role", Role.ADMINISTRATOR.code())
                .query(Boolean.class)
                .single();
    }

    /// @param email null for a system
    UUID add(UUID organisation, String name, @Nullable String email, String state, Set<Role> roles, UUID by) {
        UUID id = ids.next();
        database.sql("insert into account (id, organisation_id, kind, name, email, state, created_at)"
                        + " values (:id, :organisation, :kind, :name, :email, :state, :now)")
                .param("id", id)
                .param("organisation", organisation)
                .param("kind", email == null ? "system" : "person")
                .param("name", name)
                .param("email", email)
                .param("state", state)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        give(id, roles, by);
        return id;
    }

    /// Gives these roles and no others.
    void give(UUID id, Set<Role> roles, UUID by) {
        database.sql("delete from account_role where account_id = :id and not role = any (:roles)")
                .param("id", id)
                .param("roles", roles.stream().map(Role::code).toArray(String[]::new))
                .update();
        for (Role role : roles) {
            database.sql(
                            "insert into account_role (account_id, role, given_by, given_at) values (:id, :role, :by, :now)"
                                    + " on conflict do nothing")
                    .param("id", id)
                    .param("role", role.code())
                    .param("by", by)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    /// Nobody else changes the account until the transaction ends.
    void lockRow(UUID id) {
        database.sql("select 1 from account where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    void setState(UUID id, String state) {
        database.sql("update account set state = :state where id = :id")
                .param("state", state)
                .param("id", id)
                .update();
    }

    void rename(UUID id, String name, String email) {
        database.sql("update account set name = :name, email = :email where id = :id")
                .param("name", name)
                .param("email", email)
                .param("id", id)
                .update();
    }

    void setSubject(UUID id, String issuer, String subject) {
        database.sql("update account set issuer = :issuer, subject = :subject where id = :id")
                .param("issuer", issuer)
                .param("subject", subject)
                .param("id", id)
                .update();
    }

    void signedIn(UUID id) {
        database.sql("update account set signed_in_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /// Ends all of an account's sessions as soon as the transaction is committed.
    void endSessions(UUID id) {
        database.sql("update account set epoch = epoch + 1 where id = :id")
                .param("id", id)
                .update();
        database.sql("delete from spring_session where principal_name = :id")
                .param("id", id.toString())
                .update();
    }

    private static Account account(ResultSet row) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        Timestamp signedIn = row.getTimestamp("signed_in_at");
        return new Account(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation_name"),
                row.getBoolean("force"),
                row.getString("name"),
                row.getString("email"),
                row.getString("state"),
                Arrays.stream(roles).map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet()),
                row.getString("issuer") != null,
                row.getInt("epoch"),
                instant(signedIn));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
