package org.stillmatch.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.merkle.TreeHasher;

class AuditLogTest {
    private static final Thing SUBJECT = new Thing("subject", "4711");
    private static final Actor OFFICER = new Actor(new UUID(7, 5), "Lou Local", Role.REQUESTER, new UUID(9, 1));

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

    private List<String> found(Query query) {
        return bench.log.find(LogBench.OVERSIGHT, query).lines().stream()
                .map(Found.Line::name)
                .toList();
    }

    private static Query query(
            Optional<Thing> about, Optional<UUID> account, Optional<String> purpose, Optional<Kind> kind) {
        return new Query(
                about,
                account,
                purpose,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    @Test
    void actsAreFoundByThingActorPurposeAndKind() throws Exception {
        bench.fill(0, 3);
        bench.record(
                Act.of(Kind.CONSULTATION, "search enquiry", OFFICER, SUBJECT).purpose("burglary"));
        bench.sequencer.catchUp();
        Optional<UUID> nobody = Optional.empty();

        assertEquals(
                List.of("search enquiry"),
                found(query(Optional.of(SUBJECT), nobody, Optional.empty(), Optional.empty())));
        assertEquals(
                List.of("search enquiry"),
                found(query(Optional.empty(), Optional.of(OFFICER.account()), Optional.empty(), Optional.empty())));
        assertEquals(
                List.of("search enquiry"),
                found(query(Optional.empty(), nobody, Optional.of("burglary"), Optional.empty())));
        assertEquals(
                3,
                found(query(Optional.empty(), nobody, Optional.empty(), Optional.of(Kind.ALTERATION)))
                        .size());
        assertEquals(
                List.of(),
                found(query(Optional.of(new Thing("still", "4711")), nobody, Optional.empty(), Optional.empty())));
    }

    @Test
    void actsAreFoundByTheirTime() throws Exception {
        bench.fill(0, 1);
        Query all = Query.all();
        Query from = new Query(
                all.about(),
                all.account(),
                all.purpose(),
                all.kind(),
                Optional.of("accept submission"),
                Optional.of(LogBench.NOW),
                Optional.of(LogBench.NOW.plusNanos(1000)),
                all.below());
        Query before = new Query(
                all.about(),
                all.account(),
                all.purpose(),
                all.kind(),
                all.name(),
                Optional.empty(),
                Optional.of(LogBench.NOW),
                all.below());

        assertEquals(1, found(from).size());
        assertEquals(0, found(before).size());
    }

    @Test
    void lookingSomebodyUpInTheLogIsFoundThereByWhomItWasAbout() throws Exception {
        found(query(Optional.of(SUBJECT), Optional.empty(), Optional.empty(), Optional.empty()));
        bench.sequencer.catchUp();
        Found.Line line = bench.log
                .find(
                        LogBench.OVERSIGHT,
                        query(Optional.of(SUBJECT), Optional.empty(), Optional.empty(), Optional.empty()))
                .lines()
                .getFirst();

        assertEquals("search audit log", line.name());
        assertEquals(Kind.CONSULTATION, line.kind());
        assertEquals(LogBench.OVERSIGHT.account(), line.account());
    }

    @Test
    void pagesFollowOneAnotherWithoutAGap() throws Exception {
        bench.fill(0, 2 * AuditLog.PAGE + 1);
        List<Long> seen = new ArrayList<>();
        Query all = Query.all();
        OptionalLong below = OptionalLong.empty();
        int pages = 0;
        do {
            Found found = bench.log.find(
                    LogBench.OVERSIGHT,
                    new Query(
                            all.about(),
                            all.account(),
                            all.purpose(),
                            all.kind(),
                            all.name(),
                            all.from(),
                            all.until(),
                            below));
            found.lines().forEach(line -> seen.add(line.index()));
            below = found.next();
            pages++;
        } while (below.isPresent());

        assertEquals(3, pages);
        List<Long> expected = new ArrayList<>();
        for (long i = 2 * AuditLog.PAGE; i >= 0; i--) {
            expected.add(i);
        }
        assertEquals(expected, seen);
    }

    @Test
    void anEntryIsShownWithItsProofAndWhatWasSealedInIt() throws Exception {
        long subject = bench.keys.of(4711);
        bench.fill(0, 2500);
        bench.record(Act.of(Kind.CONSULTATION, "search enquiry", OFFICER, SUBJECT)
                .because("the person at the till")
                .personal(subject, "name", "Ann Other"));
        bench.sequencer.catchUp();

        for (long index : List.of(0L, 1023L, 1024L, 2499L, 2500L)) {
            SeenEntry entry = bench.log.entry(LogBench.OVERSIGHT, index);
            assertEquals(new TreeHasher().leaf(entry.text().getBytes(StandardCharsets.UTF_8)), entry.hash());
            assertTrue(
                    entry.proof()
                            .orElseThrow()
                            .holds(
                                    entry.hash(),
                                    entry.checkpoint()
                                            .orElseThrow()
                                            .checkpoint()
                                            .root()),
                    () -> "the proof of " + index);
        }
        assertEquals(
                List.of(
                        new SeenEntry.Opened(4711, "name", Optional.of("Ann Other")),
                        new SeenEntry.Opened(4711, "reason", Optional.of("the person at the till"))),
                bench.log.entry(LogBench.OVERSIGHT, 2500).opened());
        bench.keys.erase(LogBench.NOW, subject);
        assertEquals(
                List.of(
                        new SeenEntry.Opened(4711, "name", Optional.empty()),
                        new SeenEntry.Opened(4711, "reason", Optional.empty())),
                bench.log.entry(LogBench.OVERSIGHT, 2500).opened());
        bench.sequencer.catchUp();
        assertEquals(2501 + 7, bench.entries(), "each look is an act");
    }

    @Test
    void thereIsNoEntryBehindTheLast() {
        assertThrows(Refusal.class, () -> bench.log.entry(LogBench.OVERSIGHT, 0));
    }
}
