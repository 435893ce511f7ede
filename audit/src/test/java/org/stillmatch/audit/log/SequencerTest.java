package org.stillmatch.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.checkpoint.Finding.Whole;

class SequencerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private LogBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new LogBench(folder);
    }

    @AfterEach
    void close() {
        bench.sequencer.stop();
        bench.close();
    }

    /// Waits on the running sequencer by what it appends.
    private void await(long entries) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (bench.entries() < entries) {
            assertTrue(System.nanoTime() < end, () -> bench.entries() + " of " + entries + " entries");
            Thread.onSpinWait();
        }
    }

    private List<String> submissions() {
        return bench.client
                .sql("select b.id from audit_leaf l join audit_about b on b.act = l.act order by l.index")
                .query((row, number) -> row.getString("id"))
                .list();
    }

    private void assertGapFreeAndSigned(long entries) throws Exception {
        assertEquals(
                LongStream.range(0, entries).boxed().toList(),
                bench.client
                        .sql("select index from audit_leaf order by index")
                        .query((row, number) -> row.getLong("index"))
                        .list());
        assertEquals(
                entries, bench.checkpoints.latest().orElseThrow().checkpoint().size());
        assertInstanceOf(Whole.class, bench.check(bench.exported("log.jsonl")));
    }

    @Test
    void actsGetTheirPlacesWithinASecondOfTheirCommit() {
        bench.sequencer.start();
        bench.record(LogBench.accepted(1));
        long committed = System.nanoTime();
        await(1);

        assertTrue(System.nanoTime() - committed < 1_000_000_000L);
    }

    @Test
    void theOrderIsThatInWhichActsBecameVisible() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> slow = other.submit(() -> bench.transactions.executeWithoutResult(status -> {
                bench.acts.record(LogBench.accepted(1));
                written.countDown();
                try {
                    mayCommit.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            written.await();
            bench.record(LogBench.accepted(2));
            bench.sequencer.catchUp();
            assertEquals(List.of("s2"), submissions());
            mayCommit.countDown();
            slow.get();
        }
        bench.sequencer.catchUp();

        assertEquals(List.of("s2", "s1"), submissions());
        assertGapFreeAndSigned(2);
    }

    @Test
    void withManyAtOnceSomeSlowAndSomeRolledBackEveryCommittedActIsThereOnce() throws Exception {
        Sequencer second = bench.sequencer();
        bench.sequencer.start();
        second.start();
        Set<String> committed = new ConcurrentSkipListSet<>();
        int writers = 6;
        int each = 150;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                all.add(threads.submit(() -> write(writer, each, committed)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        await(committed.size());
        bench.sequencer.stop();
        second.stop();

        assertTrue(committed.size() > writers * each / 2 && committed.size() < writers * each);
        List<String> found = submissions();
        assertEquals(committed.size(), found.size());
        assertEquals(committed, new TreeSet<>(found));
        assertGapFreeAndSigned(committed.size());
    }

    private void write(int writer, int each, Set<String> committed) {
        Random random = new Random(writer);
        for (int i = 0; i < each; i++) {
            int number = writer * each + i;
            boolean rollBack = random.nextInt(5) == 0;
            boolean slow = random.nextInt(20) == 0;
            bench.transactions.executeWithoutResult(status -> {
                bench.acts.record(LogBench.accepted(number));
                if (slow) {
                    bench.client.sql("select 1 from pg_sleep(0.1)").query().listOfRows();
                }
                if (rollBack) {
                    status.setRollbackOnly();
                }
            });
            if (!rollBack) {
                committed.add("s" + number);
            }
        }
    }

    @Test
    void checkpointsAreSignedAtMostOnceASecondAndOnceMoreAtTheEnd() {
        bench.sequencer.start();
        long begun = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            bench.record(LogBench.accepted(i));
        }
        await(200);
        bench.sequencer.stop();
        long seconds = (System.nanoTime() - begun) / 1_000_000_000L;

        List<Long> sizes = bench.client
                .sql("select size from audit_checkpoint order by size")
                .query((row, number) -> row.getLong("size"))
                .list();
        assertTrue(sizes.size() <= seconds + 3, sizes::toString);
        assertEquals(200L, sizes.getLast());
    }

    @Test
    void aLogGoesOnFromWhereItWas() throws Exception {
        bench.fill(0, 5);
        Sequencer next = bench.sequencer();
        bench.record(LogBench.accepted(5));
        next.catchUp();
        bench.record(LogBench.accepted(6));
        bench.sequencer.catchUp();

        assertGapFreeAndSigned(7);
    }

    @Test
    void anActThatSomebodyTookOffTheListIsPutOnItAgain() throws Exception {
        bench.record(LogBench.accepted(1));
        bench.client.sql("delete from audit_pending").update();
        bench.sequencer.catchUp();

        assertGapFreeAndSigned(1);
    }

    @Test
    void aLogWhoseLastCheckpointWasForgedIsNotContinued() throws Exception {
        bench.fill(0, 5);
        bench.tamper("update audit_checkpoint set state = set_byte(state, 20, 255 - get_byte(state, 20))");

        assertThrows(IllegalStateException.class, () -> bench.sequencer().start());
    }

    @Test
    void aLogThatLostAnEntryIsNotContinued() throws Exception {
        bench.fill(0, 5);
        bench.tamper("delete from audit_leaf where index = 3");
        bench.record(LogBench.accepted(5));

        assertThrows(IllegalStateException.class, () -> bench.sequencer().catchUp());
    }

    @Test
    @Tag("measured")
    void howManyEntriesASecondCanBeSequenced() throws Exception {
        int entries = 100_000;
        JdbcClient client = bench.client;
        bench.record(LogBench.accepted(0));
        client.sql("insert into audit_act select gen_random_uuid(), at, kind, name, account, role, organisation,"
                        + " purpose, entry from audit_act, generate_series(2, ?)")
                .param(entries)
                .update();
        long begun = System.nanoTime();
        bench.sequencer.catchUp();
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertEquals(entries, bench.entries());
        System.out.printf(
                "figure: %,d entries sequenced in %.1f s, %,.0f a second%n", entries, seconds, entries / seconds);
        begun = System.nanoTime();
        Path log = bench.exported("log.jsonl");
        double exported = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        assertInstanceOf(Whole.class, bench.check(log));
        System.out.printf(
                "figure: %,d entries exported in %.1f s, verified in %.1f s%n",
                entries, exported, (System.nanoTime() - begun) / 1e9);
    }
}
