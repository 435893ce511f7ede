package org.stillmatch.server.people;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;

/// Links that let a person set a password, each once and for a while.
@Component
class Invitations {
    /// A link that is handed on by telephone or e-mail; the first administrator's is used at once.
    static final Duration USUAL = Duration.ofDays(3);

    static final Duration FIRST = Duration.ofHours(1);

    /// Stands for the address of the first administrator, who gives the own one.
    static final String FIRST_EMAIL = "first administrator";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Accounts accounts;
    private final Passwords passwords;

    Invitations(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            SecureRandom random,
            Accounts accounts,
            Passwords passwords) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.random = random;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /// What is shown once, to whoever hands it on.
    ///
    /// @param path of the link, from '/'
    record Link(String path, Instant expiresAt) {}

    /// Makes a link within the open transaction; an earlier one of the account no longer works.
    Link make(UUID account, UUID by, Duration lasts) {
        Token token = Token.fresh(random);
        Instant now = clock.instant();
        database.sql("insert into invitation (account_id, token_hash, made_by, made_at, expires_at)"
                        + " values (:account, :hash, :by, :now, :expires) on conflict (account_id) do update set"
                        + " token_hash = excluded.token_hash, made_by = excluded.made_by, made_at = excluded.made_at,"
                        + " expires_at = excluded.expires_at")
                .param("account", account)
                .param("hash", token.hash())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(lasts)))
                .update();
        return new Link("/invitations/" + token.text(), now.plus(lasts));
    }

    void cancel(UUID account) {
        database.sql("delete from invitation where account_id = :account")
                .param("account", account)
                .update();
    }

    /// Whom a link is for.
    ///
    /// @throws Refusal if it was used, is too old, or never was
    Account of(String token) {
        UUID account = database.sql("select account_id from invitation where token_hash = :hash and expires_at > :now")
                .param("hash", new Token(token).hash())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("link: it may have been used, or be too old. Ask for another"));
        return accounts.find(account)
                .filter(a -> !a.state().equals(Account.LOCKED))
                .orElseThrow(() -> Refusal.notFound("link: it may have been used, or be too old. Ask for another"));
    }

    /// Sets the password, after which the link is used up, and codes are set up anew.
    ///
    /// @param name and email of the first administrator; of others they are known
    Account takeUp(String token, String password, String name, String email) {
        Account invited = of(token);
        boolean first = isFirst(invited);
        String plain = first ? Administration.checked(name, email) : String.valueOf(invited.email());
        passwords.check("password", password, List.of(invited.name(), name, plain, "stillmatch"));
        String hash = passwords.hash(password);
        transactions.executeWithoutResult(status -> {
            accounts.lockRow(invited.id());
            of(token);
            cancel(invited.id());
            database.sql("update account set password = :hash, state = 'active', code_secret = null,"
                            + " code_confirmed = false where id = :id")
                    .param("hash", hash)
                    .param("id", invited.id())
                    .update();
            if (first) {
                accounts.rename(invited.id(), name.strip(), plain);
            }
            accounts.endSessions(invited.id());
            acts.record(Act.of(
                    Kind.ALTERATION,
                    "take up invitation",
                    invited.actor(),
                    new Thing("account", invited.id().toString())));
        });
        return accounts.find(invited.id()).orElseThrow();
    }

    static boolean isFirst(Account account) {
        return FIRST_EMAIL.equals(account.email());
    }
}
