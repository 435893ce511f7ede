package org.stillmatch.intake.submission;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.database.TestDatabase;

/// A force, two retailers and the services of this step on a database of their own.
final class World implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient client = database.client();
    final TransactionTemplate transactions = database.transactions();
    final List<Act> acts = Collections.synchronizedList(new ArrayList<>());
    final RingInMemory keys = new RingInMemory();
    final UUID force = organisation("The force", "force");
    final UUID retailer = organisation("High Street Foods", "retailer");
    final UUID other = organisation("Other Chemists", "retailer");

    private final AtomicLong seconds = new AtomicLong();
    private final AtomicLong number = new AtomicLong();
    final InstantSource clock = () -> START.plusSeconds(seconds.get());
    final Ids ids = () -> new UUID(7, number.incrementAndGet());
    final Acts log = act -> {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction is open");
        }
        acts.add(act);
    };

    final SealedTexts texts = new SealedTexts(keys, random());
    final SubmissionRows rows = new SubmissionRows(client, texts);
    final Versions versions = new Versions(client, texts);
    final Submissions submissions = new Submissions(client, transactions, log, clock, ids, keys, random());

    private UUID organisation(String name, String kind) {
        UUID id = new UUID(1, name.hashCode());
        client.sql("insert into organisation values (:id, :name, :kind, now())")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .update();
        return id;
    }

    void pass(Duration time) {
        seconds.addAndGet(time.toSeconds());
    }

    Actor contributor() {
        return new Actor(new UUID(2, 1), "Ann Shop", Role.RETAILER_CONTRIBUTOR, retailer);
    }

    Actor contributorOfOther() {
        return new Actor(new UUID(2, 2), "Bob Other", Role.RETAILER_CONTRIBUTOR, other);
    }

    Actor police(Role role) {
        return new Actor(new UUID(3, role.ordinal()), role.words(), role, force);
    }

    /// One who may be of any role, at home where the role belongs.
    Actor as(Role role) {
        return role.isRetailers() ? new Actor(new UUID(2, 9), "Cara Shop", role, retailer) : police(role);
    }

    List<String> actNames() {
        return acts.stream().map(Act::name).toList();
    }

    static String sha256(int number) {
        return String.format("%064x", number);
    }

    static SecureRandom random() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(1);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /// Keys as a ring hands them out, gone with the test.
    static final class RingInMemory implements Keys {
        private final Map<Long, byte[]> keys = new ConcurrentHashMap<>();
        private final AtomicLong last = new AtomicLong(1L << 31);

        @Override
        public long fresh() {
            long owner = last.incrementAndGet();
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) owner);
            keys.put(owner, key);
            return owner;
        }

        @Override
        public boolean key(long owner, byte[] into) {
            byte[] key = keys.get(owner);
            if (key != null) {
                System.arraycopy(key, 0, into, 0, into.length);
            }
            return key != null;
        }

        @Override
        public void erase(Instant at, long owner) {
            keys.remove(owner);
        }

        boolean has(long owner) {
            return keys.containsKey(owner);
        }
    }
}
