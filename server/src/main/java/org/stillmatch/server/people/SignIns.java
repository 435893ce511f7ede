package org.stillmatch.server.people;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.stillmatch.audit.act.Refusal;

/// Signing in with a password and, for the police, a one-time code. What failed is on record like what succeeded.
@Component
class SignIns {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Passwords passwords;
    private final Attempts attempts;
    private final SealedSecrets sealed;

    SignIns(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            SecureRandom random,
            Accounts accounts,
            Organisations organisations,
            Passwords passwords,
            Attempts attempts,
            SealedSecrets sealed) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.random = random;
        this.accounts = accounts;
        this.organisations = organisations;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sealed = sealed;
    }

    /// What comes after the password.
    enum Step {
        /// A code of the app that was set up.
        CODE,
        /// Setting up the app, then a code of it.
        SET_UP,
        /// Nothing.
        DONE
    }

    record Passed(Account account, Step step) {}

    /// @param place the address that it comes from
    /// @throws Refusal the same, and after about the same time, whether there is such an account or not
    Passed password(String email, String password, String place) {
        String plain = Accounts.plainEmail(email);
        Attempts.What typed = Attempts.password(plain);
        attempts.begin(typed, Attempts.from(place));
        Optional<Account> account = accounts.byEmail(plain);
        Optional<Credentials> credentials = account.flatMap(a -> credentials(a.id()));
        boolean right = passwords.matches(
                password, credentials.map(Credentials::password).orElse(null));
        if (!right || !account.get().active()) {
            refused("sign in", account);
            throw Refusal.invalid("password", "The email address or the password is not right.");
        }
        attempts.succeeded(typed, Attempts.from(place));
        Account known = account.get();
        if (!known.needsCode()) {
            transactions.executeWithoutResult(status -> signedIn(known));
            return new Passed(known, Step.DONE);
        }
        if (credentials.get().codeConfirmed()) {
            return new Passed(known, Step.CODE);
        }
        byte[] secret = new byte[Totp.SECRET];
        random.nextBytes(secret);
        database.sql("update account set code_secret = :sealed where id = :id and not code_confirmed")
                .param("sealed", sealed.seal(known.id(), secret))
                .param("id", known.id())
                .update();
        return new Passed(known, Step.SET_UP);
    }

    /// The secret to set up an app with, until a first code confirms that it was.
    Optional<byte[]> secretToSetUp(UUID account) {
        return credentials(account)
                .filter(c -> !c.codeConfirmed())
                .flatMap(c -> Optional.ofNullable(c.codeSecret()))
                .map(secret -> sealed.open(account, secret));
    }

    /// @param account whose password was right
    Account code(Account account, String code, String place) {
        Attempts.What typed = Attempts.code(account.id());
        attempts.begin(typed, Attempts.from(place));
        boolean right = Boolean.TRUE.equals(transactions.execute(status -> {
            accounts.lockRow(account.id());
            Credentials has = credentials(account.id()).orElseThrow();
            if (has.codeSecret() == null) {
                return false;
            }
            OptionalLong step = Totp.accept(
                    sealed.open(account.id(), has.codeSecret()),
                    code.replaceAll("\\s", ""),
                    clock.instant(),
                    has.codeStep());
            if (step.isEmpty()) {
                return false;
            }
            database.sql("update account set code_step = :step, code_confirmed = true where id = :id")
                    .param("step", step.getAsLong())
                    .param("id", account.id())
                    .update();
            if (!has.codeConfirmed()) {
                acts.record(Act.of(Kind.ALTERATION, "set up codes", account.actor(), thing(account)));
            }
            signedIn(account);
            return true;
        }));
        if (!right) {
            refused("give code", Optional.of(account));
            throw Refusal.invalid("code", "That code is not right, or was used already. Wait for the next one.");
        }
        attempts.succeeded(typed, Attempts.from(place));
        return account;
    }

    /// Ends all sessions, that of the one who asks too.
    void changePassword(Account account, String current, String fresh, String place) {
        Attempts.What typed = Attempts.password(String.valueOf(account.email()));
        attempts.begin(typed, Attempts.from(place));
        String hash = credentials(account.id()).map(Credentials::password).orElse(null);
        if (!passwords.matches(current, hash)) {
            refused("change password", Optional.of(account));
            throw Refusal.invalid("current", "That is not your password now.");
        }
        attempts.succeeded(typed, Attempts.from(place));
        passwords.check("fresh", fresh, List.of(account.name(), String.valueOf(account.email()), "stillmatch"));
        String freshHash = passwords.hash(fresh);
        transactions.executeWithoutResult(status -> {
            database.sql("update account set password = :hash where id = :id")
                    .param("hash", freshHash)
                    .param("id", account.id())
                    .update();
            accounts.endSessions(account.id());
            acts.record(Act.of(Kind.ALTERATION, "change password", account.actor(), thing(account)));
        });
    }

    void signedOut(Account account) {
        transactions.executeWithoutResult(
                status -> acts.record(Act.of(Kind.CONSULTATION, "sign out", account.actor(), thing(account))));
    }

    private void signedIn(Account account) {
        accounts.signedIn(account.id());
        acts.record(Act.of(Kind.CONSULTATION, "sign in", account.actor(), thing(account)));
    }

    /// Of an address without an account nothing is kept that somebody typed.
    private void refused(String what, Optional<Account> account) {
        Actor nobody = Actor.service(account.map(Account::organisation)
                .orElseGet(() -> organisations.force().id()));
        Thing[] about = account.map(a -> new Thing[] {thing(a)}).orElse(new Thing[0]);
        transactions.executeWithoutResult(status -> acts.record(Act.of(Kind.CONSULTATION, what, nobody, about)
                .with("outcome", "refused")
                .with("account", account.map(Account::state).orElse("unknown"))));
    }

    private static Thing thing(Account account) {
        return new Thing("account", account.id().toString());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Credentials(
            @Nullable String password, byte @Nullable [] codeSecret, boolean codeConfirmed, long codeStep) {}

    private Optional<Credentials> credentials(UUID account) {
        return database.sql("select password, code_secret, code_confirmed, code_step from account where id = :id")
                .param("id", account)
                .query((row, number) -> new Credentials(
                        row.getString("password"),
                        row.getBytes("code_secret"),
                        row.getBoolean("code_confirmed"),
                        row.getLong("code_step")))
                .optional()
                .map(Objects::requireNonNull);
    }
}
