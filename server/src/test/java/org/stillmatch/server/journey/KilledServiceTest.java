package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.server.Mugshots;

/// Kills the service and its PostgreSQL while people work with them. What was acknowledged is there afterwards, once.
///
/// This shows that nothing rests on the memory of a process. What a loss of power takes, the page cache, is the
/// business of the tests of `disk` and of PostgreSQL's own settings.
@Tag("measured")
class KilledServiceTest {
    private static final long SEED = 20260301;
    private static final int RETAILERS = 3;
    private static final int LEAST_ERRANDS = 12;
    private static final int PEOPLE = 6;

    /// As many as the gallery may grow to while people work, so that the policy stays in force.
    private static final int EVALUATED = 10_000;

    @TempDir
    Path folder;

    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicInteger errands = new AtomicInteger();

    @Test
    void losesNothingAndDoesNothingTwiceHoweverOftenItIsKilled() throws Exception {
        int kills = Integer.getInteger("stillmatch.kills", Effort.of(3, 50));
        List<Path> photographs = Mugshots.fronts(6);
        try (ServedProcess service = ServedProcess.on(folder)) {
            service.start();
            Town town = Town.at(service.address(), service.link());
            for (int i = 1; i <= RETAILERS; i++) {
                town.retailer("Retailer " + i);
            }
            List<Portrait> people = Portrait.of(PEOPLE);
            hold(town, people.subList(0, PEOPLE / 2));
            Careful careful = new Careful(service);
            SlotErrand slots = new SlotErrand(town, careful);
            CustodyErrand custody =
                    new CustodyErrand(town, careful, photographs, Files.createDirectory(folder.resolve("sent")));
            SubmissionErrand submissions = new SubmissionErrand(careful);
            StillErrand stills = new StillErrand(town, careful, stills(people));
            Kills killing = new Kills(service, SEED);
            Path checkpoint = folder.resolve("checkpoint.json");
            try (ExecutorService workers = Executors.newFixedThreadPool(RETAILERS + 1)) {
                List<Future<?>> working = new ArrayList<>();
                for (Town.Retailer retailer : town.retailers()) {
                    working.add(workers.submit(() -> {
                        while (!enough.get() || errands.get() < LEAST_ERRANDS) {
                            int errand = errands.incrementAndGet();
                            slots.run(errand, retailer);
                            submissions.run(errand, retailer);
                            stills.run(errand, retailer);
                        }
                    }));
                }
                working.add(workers.submit(() -> {
                    do {
                        custody.run();
                    } while (!enough.get());
                }));
                try {
                    killing.carryOut(kills, kill -> {
                        if (kill == kills / 2) {
                            run(service, "export-log", "--checkpoint-only", "--to", checkpoint.toString());
                        }
                    });
                } finally {
                    enough.set(true);
                }
                for (Future<?> each : working) {
                    each.get();
                }
            }
            check(service, custody, careful, killing, checkpoint, stills, town);
        }
    }

    /// Of the people in the stills custody holds half.
    private void hold(Town town, List<Portrait> people) throws Exception {
        CustodySource source = new CustodySource(town, Files.createDirectory(folder.resolve("held")));
        for (int i = 0; i < people.size(); i++) {
            source.hold("P-" + i, people.get(i).custody());
        }
        source.bringIn();
        Policy.inForce(town, DefaultPack.open(), EVALUATED);
    }

    private static List<byte[]> stills(List<Portrait> people) throws IOException {
        List<byte[]> stills = new ArrayList<>();
        for (Portrait person : people) {
            stills.add(Files.readAllBytes(person.still()));
        }
        return stills;
    }

    private void check(
            ServedProcess service,
            CustodyErrand custody,
            Careful careful,
            Kills killing,
            Path checkpoint,
            StillErrand stills,
            Town town)
            throws Exception {
        long held = PEOPLE / 2;
        long entries;
        String searches;
        try (Books books = new Books(service.data())) {
            books.requireOnce(careful.done());
            for (String act : List.of("claim slot", "change grounds", "name officer", "send update")) {
                assertEquals(errands.get(), books.acts(act), act);
            }
            assertEquals(errands.get(), books.count("select count(*) from slot"));
            assertEquals(2 * errands.get(), books.count("select count(*) from submission"));
            assertEquals(2 * errands.get(), books.acts("draft submission"));
            for (String act : List.of("change submission", "withdraw submission")) {
                assertEquals(errands.get(), books.acts(act), act);
            }
            searches = books.requireSearchedOnce(stills.receipts());
            assertEquals(
                    books.count("select count(*) from examination"),
                    town.police(Role.EXAMINER)
                            .get("/examinations")
                            .must(200)
                            .json()
                            .path("total")
                            .asLong());
            assertEquals(held + custody.persons(), books.count("select count(*) from custody_subject"));
            assertEquals(
                    held + custody.persons() - custody.erased(), books.count("select count(*) from custody_image"));
            assertEquals(
                    custody.withdrawn(), books.count("select count(*) from custody_image where state = 'withdrawn'"));
            assertEquals(custody.erased(), books.acts("erase subject"));
            assertEquals(custody.withdrawn(), books.acts("withdraw image"));
            assertEquals(held + custody.persons(), books.acts("enrol image"));
            books.requireGalleryFollowed();
            entries = books.requireLogWithoutGap();
        }
        Path log = folder.resolve("log.jsonl");
        run(service, "export-log", "--to", log.toString());
        Path printed = folder.resolve("verify.txt");
        int code = service.plain(
                        "verify",
                        "--trust",
                        folder.resolve("keys").toString(),
                        "--checkpoint",
                        checkpoint.toString(),
                        log.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        assertEquals(0, code, Files.readString(printed));
        System.out.println("figure: killed " + killing.told() + "; " + errands + " errands, " + searches + " and "
                + custody.persons() + " custody images: " + careful.answered() + " acts acknowledged, "
                + careful.unanswered()
                + " unanswered, of which " + careful.foundDone() + " had been carried out, and "
                + careful.looksUnanswered() + " looks; " + entries
                + " entries of the log verify");
        assertTrue(careful.unanswered() + careful.looksUnanswered() > 0, "the kills disturbed nobody");
    }

    private void run(ServedProcess service, String command, String... more) throws Exception {
        Path printed = folder.resolve(command + ".txt");
        int code = service.command(command, more)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        assertEquals(0, code, Files.readString(printed));
    }
}
