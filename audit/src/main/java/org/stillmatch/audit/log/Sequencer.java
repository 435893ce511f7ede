package org.stillmatch.audit.log;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;

/// Gives committed acts their places in the log, one after another without a gap, and has checkpoints signed.
///
/// An act becomes visible when its transaction commits, whenever it began; so the order of the log is that in which
/// acts became visible, and of those seen at one look the order in which they were written. A batch of places is one
/// transaction with taking the acts off the list of what waits: killed at any moment, both happened or
/// neither did.
/// A lock in the database keeps two services from appending at once.
@Component
public final class Sequencer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    /// Any number that nothing else locks.
    private static final long LOCK = 0x5374_696c_6c4c_6f67L;

    static final int BATCH = 2_000;
    private static final long LOOK_MILLIS = 200;
    private static final long CHECKPOINT_NANOS = 1_000_000_000L;
    private static final long STOP_MILLIS = 10_000;

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Keeper keeper;
    private final Bell bell;
    private final TreeHasher hasher = new TreeHasher();

    private @Nullable Tree tree;
    /// Whether there may be entries that no checkpoint counts.
    private boolean unsigned = true;

    private long signedAt;
    private volatile boolean running;
    private @Nullable Thread thread;

    Sequencer(JdbcClient client, TransactionTemplate transactions, Keeper keeper, Bell bell) {
        this.client = client;
        this.transactions = transactions;
        this.keeper = keeper;
        this.bell = bell;
    }

    /// @throws IllegalStateException if the log that is there was tampered with
    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        recover();
        running = true;
        Thread fresh = new Thread(this::run, "audit-sequencer");
        fresh.setDaemon(true);
        fresh.start();
        thread = fresh;
    }

    /// Appends what is committed so far, signs for it and ends.
    @Override
    public synchronized void stop() {
        running = false;
        bell.ring();
        Thread last = thread;
        if (last != null) {
            try {
                last.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before whatever acts, and ends after it.
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        boolean last = false;
        while (!last) {
            last = !running;
            try {
                while (append(BATCH) == BATCH) {
                    sign(false);
                }
                sign(last);
                if (!last) {
                    bell.await(LOOK_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("The audit log could not be continued; acts wait in the database", e);
                last |= pause();
            }
        }
    }

    /// @return whether to give up
    private boolean pause() {
        try {
            bell.await(5 * LOOK_MILLIS);
            return !running;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /// Puts acts that wait nowhere and have no place on the list again; there are none unless somebody was at it.
    private void recover() {
        transactions.executeWithoutResult(status -> {
            tree = keeper.tree();
            tree.follow();
            client.sql("insert into audit_pending (act) select a.id from audit_act a"
                            + " where not exists (select 1 from audit_leaf l where l.act = a.id)"
                            + " and not exists (select 1 from audit_pending p where p.act = a.id) order by a.at, a.id")
                    .update();
        });
    }

    /// Appends all that is committed and signs for it now.
    void catchUp() throws IOException {
        if (tree == null) {
            recover();
        }
        while (append(BATCH) == BATCH) {
            // The next batch is waiting.
        }
        sign(true);
    }

    private record Waiting(String act, Hash hash) {}

    /// @return how many acts were appended; 0 as well if another service is at it
    private int append(int most) {
        return locked(grown -> {
            List<Waiting> waiting = client.sql("with taken as (delete from audit_pending where seq in"
                            + " (select seq from audit_pending order by seq limit ?) returning seq, act)"
                            + " select taken.act, a.entry from taken join audit_act a on a.id = taken.act"
                            + " order by taken.seq")
                    .param(most)
                    .query((row, number) -> new Waiting(row.getString("act"), hasher.leaf(row.getBytes("entry"))))
                    .list();
            if (waiting.isEmpty()) {
                return 0;
            }
            grown.follow();
            String[] acts = waiting.stream().map(Waiting::act).toArray(String[]::new);
            byte[][] hashes = waiting.stream().map(each -> each.hash.toBytes()).toArray(byte[][]::new);
            client.sql("insert into audit_leaf (index, act, hash)"
                            + " select ? + nth - 1, act, hash"
                            + " from unnest(?::uuid[], ?) with ordinality as each(act, hash, nth)")
                    .params(grown.size(), acts, hashes)
                    .update();
            unsigned = true;
            return waiting.size();
        });
    }

    /// Signs if there is something new, but at most once a second unless it must be now.
    private void sign(boolean now) throws IOException {
        if (!unsigned || !now && signedAt != 0 && System.nanoTime() - signedAt < CHECKPOINT_NANOS) {
            return;
        }
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        locked(grown -> {
            grown.follow();
            long last = client.sql("select coalesce(max(size), 0) from audit_checkpoint")
                    .query(Long.class)
                    .single();
            try {
                if (grown.size() > last) {
                    keeper.sign(grown);
                }
                unsigned = false;
            } catch (IOException e) {
                failure.set(e);
            }
            signedAt = System.nanoTime();
            return 0;
        });
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private interface Work {
        int on(Tree tree);
    }

    private int locked(Work work) {
        Integer done = transactions.execute(status -> {
            Tree known = tree;
            boolean mine = client.sql("select pg_try_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
            return mine && known != null ? work.on(known) : 0;
        });
        return done == null ? 0 : done;
    }
}
