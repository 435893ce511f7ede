package org.stillmatch.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;

class RecordedActsTest {
    @TempDir
    private Path folder = Path.of("");

    private LogBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new LogBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> entries() {
        return bench.client.sql("select entry from audit_act order by id").query(byte[].class).list().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void anActIsRecordedOnlyWithinATransactionAndGoesWithIt() {
        assertThrows(IllegalStateException.class, () -> bench.acts.record(LogBench.accepted(1)));
        bench.transactions.executeWithoutResult(status -> {
            bench.acts.record(LogBench.accepted(1));
            status.setRollbackOnly();
        });

        assertEquals(List.of(), entries());
        assertEquals(
                0L,
                bench.client
                        .sql("select count(*) from audit_pending")
                        .query(Long.class)
                        .single());
    }

    @Test
    void theEntrySaysWhoDidWhatWhenAndToWhat() {
        bench.record(LogBench.accepted(1));

        assertEquals(
                List.of("{\"about\":[{\"id\":\"s1\",\"type\":\"submission\"}],"
                        + "\"account\":\"00000000-0000-0007-0000-000000000001\","
                        + "\"act\":\"00000000-0000-0001-0000-000000000001\","
                        + "\"at\":\"2026-03-01T12:00:00.123456Z\",\"facts\":{\"number\":\"1\"},"
                        + "\"format\":\"stillmatch act 1\",\"kind\":\"alteration\",\"name\":\"accept submission\","
                        + "\"organisation\":\"00000000-0000-0009-0000-000000000001\","
                        + "\"purpose\":\"retail crime\",\"role\":\"intake-clerk\",\"sealed\":[]}"),
                entries());
    }

    @Test
    void whatIsPersonalNeverStandsInTheClear() {
        long subject = bench.keys.of(4711);
        bench.record(Act.of(Kind.ERASURE, "erase subject", LogBench.CLERK, new Thing("subject", "4711"))
                .because("Ann Other was acquitted")
                .personal(subject, "name", "Ann Other"));
        bench.record(LogBench.accepted(2).because("Bo Guest brought it in"));

        String all = String.join("\n", entries());
        // Longer than what the letters of sealed bytes spell by chance.
        for (String word : List.of("Ann Other", "Other", "acquitted", "Bo Guest", "Kim Clerk")) {
            assertFalse(all.contains(word), () -> word + " in " + all);
        }
        assertTrue(all.contains("\"owner\":\"4711\""), all);
        assertTrue(all.contains("{\"field\":\"reason\",\"owner\":\"4711\""), all);
        assertTrue(all.contains("{\"field\":\"reason\",\"owner\":\"4294967297\""), all);
    }

    @Test
    void aFieldWhoseKeyIsGoneAlreadyIsNotThere() {
        bench.record(LogBench.accepted(1).because("it was late").personal(99, "name", "Ann Other"));

        assertTrue(
                entries().getFirst().contains("{\"field\":\"name\",\"owner\":\"99\",\"value\":null}"),
                entries()::toString);
        assertTrue(entries().getFirst().contains("\"field\":\"reason\",\"owner\":\"4294967297\""), entries()::toString);
    }

    @Test
    void whatIsOnRecordIsNeverChanged() throws Exception {
        bench.fill(0, 3);
        bench.client
                .sql("insert into audit_witness values (3, '0123456789abcdef', '', gen_random_uuid(), now())")
                .update();
        for (String statement : List.of(
                "update audit_act set name = 'x'",
                "delete from audit_act",
                "truncate audit_act cascade",
                "update audit_about set id = 'x'",
                "delete from audit_about",
                "truncate audit_about",
                "update audit_leaf set index = index + 10",
                "delete from audit_leaf",
                "truncate audit_leaf",
                "update audit_checkpoint set at = now()",
                "delete from audit_checkpoint",
                "truncate audit_checkpoint cascade",
                "delete from audit_witness",
                "update audit_identity set log = gen_random_uuid()")) {
            DataAccessException refused = assertThrows(
                    DataAccessException.class, () -> bench.client.sql(statement).update(), statement);
            assertTrue(String.valueOf(refused.getMessage()).contains("on record"), refused::getMessage);
        }
    }
}
