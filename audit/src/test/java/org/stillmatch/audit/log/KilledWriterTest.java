package org.stillmatch.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.checkpoint.Finding.Whole;

/// A service that is killed at any moment leaves a log without a gap, with every act that it acknowledged, once.
class KilledWriterTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void twoKills() throws Exception {
        kill(2, 1);
    }

    @Test
    @Tag("measured")
    void twentyKills() throws Exception {
        System.out.println(
                "figure: audit log killed 20 times, " + kill(20, 20260301) + " entries, no gap, none lost, none twice");
    }

    private long kill(int times, int seed) throws Exception {
        Random random = new Random(seed);
        Set<String> acknowledged = new HashSet<>();
        try (LogBench bench = new LogBench(folder)) {
            for (int i = 0; i < times; i++) {
                killed(bench, i * 1_000_000, 1 + random.nextInt(800), acknowledged);
            }
            bench.sequencer.catchUp();

            List<String> found = bench.client
                    .sql("select b.id from audit_leaf l join audit_about b on b.act = l.act order by l.index")
                    .query((row, number) -> row.getString("id"))
                    .list();
            assertEquals(found.size(), new HashSet<>(found).size(), "none twice");
            assertTrue(new HashSet<>(found).containsAll(acknowledged), "none lost");
            assertEquals(
                    bench.client
                            .sql("select count(*) from audit_act")
                            .query(Long.class)
                            .single(),
                    found.size());
            assertEquals(
                    LongStream.range(0, found.size()).boxed().toList(),
                    bench.client
                            .sql("select index from audit_leaf order by index")
                            .query((row, number) -> row.getLong("index"))
                            .list());
            assertInstanceOf(Whole.class, bench.check(bench.exported("log.jsonl")));
            return found.size();
        }
    }

    /// Logs may come between.
    private static void add(String line, Set<String> acknowledged) {
        if (line.matches("s[0-9]+")) {
            acknowledged.add(line);
        }
    }

    private void killed(LogBench bench, int first, int after, Set<String> acknowledged) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        KilledWriter.class.getName(),
                        bench.database.url(),
                        folder.resolve("signing").toString(),
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            for (int i = 0; i < after; i++) {
                String line = out.readLine();
                assertTrue(line != null, "the writer ended by itself");
                add(line, acknowledged);
            }
            // By its handle, so that what it printed can still be read: a line is one write, and never half there.
            process.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                add(line, acknowledged);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
