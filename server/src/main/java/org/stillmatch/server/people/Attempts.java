package org.stillmatch.server.people;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Refusal;

/// How often somebody tried in vain. After some failures one has to wait, twice as long after each further one.
///
/// It counts what was typed, whether there is such an account or not, so that the waiting tells nothing. A try counts
/// as failed from its beginning, so that a hundred at the same moment are no more than a hundred in a row.
@Component
class Attempts {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    /// What is tried, and how many failures have no consequence.
    record What(String text, int free) {}

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Attempts(JdbcClient database, TransactionTemplate transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A password for what was typed as an email address. Of that only a hash is kept: some type a password there.
    static What password(String email) {
        return new What("password " + HexFormat.of().formatHex(Token.sha256(email)), 5);
    }

    static What code(UUID account) {
        return new What("code " + account, 5);
    }

    /// Anything from a place. Many people may share one, so it is allowed more.
    static What from(String address) {
        return new What("address " + address, 30);
    }

    /// Counts a try.
    ///
    /// @throws Refusal if one has to wait; that try is not counted
    void begin(What... tries) {
        // PostgreSQL rounds to microseconds, and what it rounds up must not lie in the future.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Instant> wait = transactions.execute(status -> {
            Optional<Instant> longest = Optional.empty();
            for (What what : tries) {
                Optional<Instant> until = count(what, now);
                if (until.isPresent()
                        && longest.filter(l -> l.isAfter(until.get())).isEmpty()) {
                    longest = until;
                }
            }
            if (longest.isPresent()) {
                status.setRollbackOnly();
            }
            return longest;
        });
        if (wait != null && wait.isPresent()) {
            long minutes = Math.ceilDiv(Duration.between(now, wait.get()).toSeconds(), 60);
            throw Refusal.conflict(
                    "Too many tries failed. Wait " + (minutes == 1 ? "a minute" : minutes + " minutes")
                            + ", then try again.",
                    "waiting");
        }
    }

    /// Takes back what [#begin] counted.
    void succeeded(What known, What place) {
        transactions.executeWithoutResult(status -> {
            database.sql("delete from attempt where what = :what")
                    .param("what", known.text())
                    .update();
            database.sql("update attempt set failures = greatest(failures - 1, 0), waits_until ="
                            + " case when failures <= :free then last_at else waits_until end where what = :what")
                    .param("free", place.free())
                    .param("what", place.text())
                    .update();
        });
    }

    /// @return until when to wait, if one has to
    private Optional<Instant> count(What what, Instant now) {
        // The update changes nothing but takes the row, so that it is there until the transaction ends.
        var found = database.sql(
                        "insert into attempt (what, failures, last_at, waits_until) values (:what, 0, :now, :now)"
                                + " on conflict (what) do update set what = excluded.what"
                                + " returning failures, last_at, waits_until")
                .param("what", what.text())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Counted(
                        row.getInt("failures"),
                        row.getTimestamp("last_at").toInstant(),
                        row.getTimestamp("waits_until").toInstant()))
                .single();
        if (found.waitsUntil().isAfter(now)) {
            return Optional.of(found.waitsUntil());
        }
        int failures = found.lastAt().plus(FORGOTTEN).isBefore(now) ? 1 : found.failures() + 1;
        database.sql("update attempt set failures = :failures, last_at = :now, waits_until = :until where what = :what")
                .param("failures", failures)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(wait(failures - what.free()))))
                .param("what", what.text())
                .update();
        return Optional.empty();
    }

    private record Counted(int failures, Instant lastAt, Instant waitsUntil) {}

    /// @param beyond the failures that have no consequence
    private static Duration wait(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 20));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
