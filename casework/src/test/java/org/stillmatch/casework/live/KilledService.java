package org.stillmatch.casework.live;

import static org.stillmatch.casework.register.Registers.MANAGER;
import static org.stillmatch.casework.register.Registers.TODAY;
import static org.stillmatch.casework.register.Registers.embedded;
import static org.stillmatch.casework.register.Registers.facts;
import static org.stillmatch.casework.register.Registers.person;
import static org.stillmatch.casework.register.Registers.portrait;
import static org.stillmatch.casework.register.Registers.reviewed;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.register.Registers;

/// A process that changes the register and searches until it dies, and says what was acknowledged: a line an act.
final class KilledService {
    private KilledService() {}

    /// @param args folder, address of the database, seed, the step at which it kills itself (or 'none'), and at which
    ///     time it comes there
    public static void main(String[] args) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(args[1]);
        source.setUser("postgres");
        long seed = Long.parseLong(args[2]);
        AtomicInteger times = new AtomicInteger();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Lives lives = new Lives(
                Path.of(args[0]),
                JdbcClient.create(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                seed,
                step -> {
                    if (step.equals(args[3]) && times.incrementAndGet() == Integer.parseInt(args[4])) {
                        // As kill -9: nothing is closed, flushed or rolled back.
                        Runtime.getRuntime().halt(9);
                    }
                });
        act(lives, new Random(seed), seed, out);
    }

    private static void act(Lives lives, Random random, long seed, PrintStream out) {
        Registers register = lives.register;
        List<UUID> images = new ArrayList<>();
        for (int act = 0; act < 1_000_000; act++) {
            int subject = register.subjects.enter(MANAGER, person("P" + random.nextInt(10)));
            int what = random.nextInt(10);
            if (what == 0) {
                out.println("erasing " + subject);
                register.subjects.erase(MANAGER, subject, "deleted");
                out.println("erased " + subject);
            } else if (what == 1) {
                List<Ready> ready = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    String name = "many-" + seed + "-" + act + "-" + i;
                    ready.add(new Ready(
                            person(name), List.of(new Ready.Shown(facts(name), embedded(random.nextInt(50))))));
                }
                lives.live.enrol(MANAGER, ready);
                ready.forEach(one -> out.println("enrolled " + one.person().sourceId() + " -1"));
            } else if (what < 4 && !images.isEmpty()) {
                UUID image = images.get(random.nextInt(images.size()));
                try {
                    if (what == 2) {
                        register.images.withdraw(MANAGER, image, "gone at source");
                        out.println("withdrawn " + image);
                    } else {
                        String source = register.images
                                .find(image)
                                .map(found -> found.facts().sourceId())
                                .orElse("none");
                        register.images.amend(
                                MANAGER, image, reviewed(facts(source), Optional.of(TODAY.plusDays(act))));
                    }
                } catch (Refusal gone) {
                    // Withdrawn or erased before.
                }
            } else {
                String source = "i-" + seed + "-" + act;
                images.add(register.images.enrol(MANAGER, subject, facts(source), portrait(random.nextInt(50))));
                out.println("enrolled " + source + " " + subject);
            }
            if (random.nextInt(3) == 0) {
                lives.live.search(embedded(random.nextInt(50)), false, 5, Registers.CLOCK.instant(), TODAY);
            }
        }
    }
}
