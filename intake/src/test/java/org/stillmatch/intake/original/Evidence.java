package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.disk.RealDisk;

/// A force, two retailers and their originals on a database and a folder of their own.
public final class Evidence implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    public final TestDatabase database = TestDatabase.fresh();
    public final JdbcClient client = database.client();
    public final TransactionTemplate transactions = database.transactions();
    public final List<Act> acts = Collections.synchronizedList(new ArrayList<>());
    public final Ring keys = new Ring();
    public final Later tasks = new Later();
    public final UUID force = organisation("The force", "force");
    public final UUID retailer = organisation("High Street Foods", "retailer");
    public final UUID other = organisation("Other Chemists", "retailer");
    public final Quarantine quarantine;
    public final Path store;

    private final AtomicLong number = new AtomicLong();
    public final InstantSource clock = () -> START;
    public final Ids ids = () -> new UUID(7, number.incrementAndGet());
    public final Acts log = act -> {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction is open");
        }
        acts.add(act);
    };

    public final Originals originals;
    private final Path folder;

    public Evidence(Path folder) {
        this(folder, new FolderStore(new RealDisk(), folder.resolve("originals")), VirusCheck.NONE);
    }

    Evidence(Path folder, Store store, VirusCheck viruses) {
        this.folder = folder;
        this.store = folder.resolve("originals");
        this.quarantine = new Quarantine(new RealDisk(), folder.resolve("quarantine"));
        this.originals =
                new Originals(client, transactions, log, tasks, keys, store, quarantine, viruses, ids, random(), clock);
        tasks.add(ClearingUp.NAME, originals::clearUp);
    }

    private UUID organisation(String name, String kind) {
        UUID id = new UUID(1, name.hashCode());
        client.sql("insert into organisation values (:id, :name, :kind, now())")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .update();
        return id;
    }

    public Actor contributor() {
        return new Actor(new UUID(2, 1), "Ann Shop", Role.RETAILER_CONTRIBUTOR, retailer);
    }

    public Actor contributorOfOther() {
        return new Actor(new UUID(2, 2), "Bob Other", Role.RETAILER_CONTRIBUTOR, other);
    }

    public Actor police(Role role) {
        return new Actor(new UUID(3, role.ordinal()), role.words(), role, force);
    }

    /// A file as it lies in the open before it is taken in.
    public Path file(byte[] bytes) {
        try {
            return Files.write(folder.resolve("file" + number.incrementAndGet()), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Kept keep(Actor actor, byte[] bytes) throws IOException {
        return originals.keep(actor, file(bytes));
    }

    public List<String> actNames() {
        return acts.stream().map(Act::name).toList();
    }

    public static SecureRandom random() {
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
    public static final class Ring implements Keys {
        private final Map<Long, byte[]> held = new ConcurrentHashMap<>();
        private final AtomicLong last = new AtomicLong(1L << 31);

        @Override
        public long fresh() {
            long owner = last.incrementAndGet();
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) owner);
            held.put(owner, key);
            return owner;
        }

        @Override
        public boolean key(long owner, byte[] into) {
            byte[] key = held.get(owner);
            if (key != null) {
                System.arraycopy(key, 0, into, 0, key.length);
            }
            return key != null;
        }

        @Override
        public void erase(Instant at, long owner) {
            held.remove(owner);
        }

        public int count() {
            return held.size();
        }
    }

    /// Work for later, done when the test says so.
    public static final class Later implements Tasks {
        /// What a task does.
        public interface Job {
            void run(UUID thing) throws Exception;
        }

        private record Asked(String task, UUID thing, Instant at) {}

        private final Map<String, Job> jobs = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

        public void add(String task, Job job) {
            jobs.put(task, job);
        }

        @Override
        public void ask(String task, UUID thing, Instant at) {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("No transaction is open");
            }
            Asked ask = new Asked(task, thing, at);
            TransactionSynchronizationManager.registerSynchronization(
                    new org.springframework.transaction.support.TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            asked.add(ask);
                        }
                    });
        }

        /// Runs what is due by then, also what that asks for.
        public void runUntil(Instant then) throws Exception {
            for (boolean any = true; any; ) {
                any = false;
                for (Asked ask : List.copyOf(asked)) {
                    if (!ask.at().isAfter(then) && asked.remove(ask)) {
                        any = true;
                        Job job = jobs.get(ask.task());
                        if (job == null) {
                            throw new IllegalStateException("Nobody does '" + ask.task() + "'");
                        }
                        job.run(ask.thing());
                    }
                }
            }
        }
    }
}
