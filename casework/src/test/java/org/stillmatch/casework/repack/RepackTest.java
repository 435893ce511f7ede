package org.stillmatch.casework.repack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Portrait;
import org.stillmatch.casework.register.Registers;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Faces;
import org.stillmatch.face.detect.Box;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A new pack from its start until it is in service, with two real packs and pictures of real people.
@Tag("measured")
class RepackTest {
    private static final int PEOPLE = 8;

    private static Faces first;
    private static Faces second;
    private static List<Path> pictures;

    @TempDir
    static Path packs;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private RepackBench bench;
    private long openings;

    @BeforeAll
    static void read() throws Exception {
        pictures = RepackBench.pictures(PEOPLE + 2);
        first = new Faces(DefaultPack.open());
        second = new Faces(SecondPack.in(packs).open(SecondPack.NAME));
    }

    @AfterAll
    static void closeNetworks() {
        first.close();
        second.close();
    }

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.fresh();
        reopen();
        for (Path picture : pictures.subList(0, PEOPLE)) {
            bench.enrol(picture);
        }
    }

    private void reopen() throws Exception {
        bench = new RepackBench(folder, database.client(), database.transactions(), ++openings, step -> {});
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        database.close();
    }

    private static Embedded probe(int person, Faces faces) throws Exception {
        return RepackBench.embedded(pictures.get(person), faces);
    }

    private UUID best(Embedded probe) {
        return bench.search(probe).candidates().getFirst().image();
    }

    private Image image(int person) {
        return bench.register
                .images
                .find(pictures.get(person).getFileName().toString())
                .orElseThrow();
    }

    private UUID covered() throws Exception {
        UUID id = bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME);
        bench.work();
        assertEquals(RepackState.COVERED, bench.repacks.see(id).state());
        return id;
    }

    @Test
    void searchesStayOnTheOldPackUntilTheNewOneIsSwitchedToWithItsPolicy() throws Exception {
        UUID old = bench.sign(bench.packs.pack());
        UUID id = bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME);
        assertEquals(image(3).id(), best(probe(3, first)));
        bench.work();
        assertEquals(PEOPLE, bench.repacks.see(id).templates());
        assertEquals(image(3).id(), best(probe(3, first)), "covered is not switched");
        UUID next = bench.sign(bench.second());
        assertEquals("in force", bench.policies.see(old).state());

        bench.repacks.switchTo(RepackBench.OWNER, id, 0);

        assertEquals(second.pack(), bench.packs.pack().id());
        assertEquals(second.pack(), bench.custody.pack());
        assertEquals("replaced", bench.policies.see(old).state());
        assertEquals(next, bench.policies.requireInForce().id());
        for (int person = 0; person < PEOPLE; person++) {
            assertEquals(image(person).id(), best(probe(person, second)));
        }
        assertThrows(IllegalArgumentException.class, () -> bench.search(probe(3, first)));
        assertEquals(List.of(), bench.beside(), "the old templates are gone");
        assertEquals(
                List.of("start repack", "cover repack", "switch repack"),
                bench.acts().stream().filter(act -> act.contains("repack")).toList());
        Map<String, Template> before = bench.templates();
        bench.close();
        reopen();
        assertEquals(before, bench.templates());
        assertEquals(image(3).id(), best(probe(3, second)));
        UUID came = bench.enrol(pictures.get(PEOPLE));
        assertEquals(came, best(probe(PEOPLE, second)));
    }

    @Test
    void theTemplatesAreThoseThatTheNewPackMakes() throws Exception {
        UUID id = covered();
        bench.sign(bench.second());
        Map<String, Template> old = bench.templates();
        bench.repacks.switchTo(RepackBench.OWNER, id, 0);

        Map<String, Template> made = bench.templates();
        assertEquals(old.keySet(), made.keySet());
        assertTrue(old.values().stream().allMatch(one -> one.dimension() == 704));
        assertTrue(made.values().stream().allMatch(one -> one.dimension() == 192));
        for (Path picture : pictures.subList(0, PEOPLE)) {
            String name = picture.getFileName().toString();
            assertEquals(RepackBench.embedded(picture, second).template(), made.get(name));
        }
    }

    @Test
    void whatHappensWhileItRunsReachesBothGalleries() throws Exception {
        UUID id = bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME);
        int erased = image(0).subject();
        UUID file = image(0).id();
        UUID withdrawn = image(1).id();
        try (var other = Executors.newSingleThreadExecutor()) {
            Future<?> working = other.submit(() -> {
                bench.work();
                return null;
            });
            while (bench.repacks.see(id).templates() == 0) {
                Thread.onSpinWait();
            }
            bench.register.subjects.erase(RepackBench.MANAGER, erased, "acquitted");
            bench.register.images.withdraw(RepackBench.MANAGER, withdrawn, "gone at source");
            UUID came = bench.enrol(pictures.get(PEOPLE));
            assertEquals(came, best(probe(PEOPLE, first)), "in the old one at once");
            assertEquals(PEOPLE - 1, bench.search(probe(2, first)).matches().images());
            working.get();
        }
        bench.work();
        // And once it is covered.
        int late = image(2).subject();
        bench.register.subjects.erase(RepackBench.MANAGER, late, "acquitted");
        bench.enrol(pictures.get(PEOPLE + 1));
        bench.custody.follow();
        bench.work();
        assertEquals(PEOPLE - 3 + 2, bench.repacks.see(id).templates(), "in the new one before it is switched to");
        bench.sign(bench.second());
        bench.repacks.switchTo(RepackBench.OWNER, id, 0);

        assertFalse(bench.register.directory.keys().key(erased, new byte[32]));
        assertEquals(Optional.empty(), bench.register.pictures.get(erased, file));
        assertEquals(PEOPLE - 3 + 2, bench.search(probe(4, second)).matches().images());
        assertEquals(image(PEOPLE).id(), best(probe(PEOPLE, second)));
        assertEquals(image(PEOPLE + 1).id(), best(probe(PEOPLE + 1, second)));
        List<Integer> found = bench.search(probe(0, second)).candidates().stream()
                .map(one -> one.match().subject())
                .toList();
        assertFalse(found.contains(erased) || found.contains(late), found::toString);
        assertTrue(bench.search(probe(1, second)).candidates().stream()
                .noneMatch(one -> one.image().equals(withdrawn)));
    }

    @Test
    void anImageOfWhichNoFileIsKeptIsNamedAndSomebodyHasToSeeIt() throws Exception {
        int subject = bench.register.subjects.enter(RepackBench.MANAGER, Registers.person("no file"));
        short[] components = new short[bench.packs.pack().dimension()];
        components[0] = 32_512;
        Embedded ready =
                new Embedded(Template.ofComponents(first.pack(), components), new Presentation(1, 2, 3, 40, 1, 12));
        UUID image = bench.register.images.enrol(RepackBench.MANAGER, subject, Registers.facts("no file"), ready);
        UUID id = covered();
        bench.sign(bench.second());

        assertEquals(1, bench.repacks.see(id).notCovered());
        NotCovered named = bench.repacks.notCovered(id, 9).getFirst();
        assertEquals(image, named.image());
        assertTrue(named.reason().contains("No file of it is kept"), named.reason());
        assertThrows(Refusal.class, () -> bench.repacks.switchTo(RepackBench.OWNER, id, 0));
        assertEquals(RepackState.COVERED, bench.repacks.see(id).state());
        bench.repacks.switchTo(RepackBench.OWNER, id, 1);

        assertEquals(PEOPLE, bench.search(probe(2, second)).matches().images());
        assertEquals(image, bench.register.images.wanted(9).getFirst().id(), "the source is asked for it");
    }

    @Test
    void aSwitchWithoutASignedPolicyForTheNewPackChangesNothing() throws Exception {
        UUID old = bench.sign(bench.packs.pack());
        UUID id = covered();
        Refusal refused = assertThrows(Refusal.class, () -> bench.repacks.switchTo(RepackBench.OWNER, id, 0));

        assertTrue(String.valueOf(refused.getMessage()).contains("no signed policy for the new pack"));
        assertEquals(RepackState.COVERED, bench.repacks.see(id).state());
        assertEquals(old, bench.policies.requireInForce().id());
        assertEquals(image(3).id(), best(probe(3, first)));
    }

    @Test
    void aSwitchWaitsForTheSearchesThatAreUnderWay() throws Exception {
        UUID old = bench.sign(bench.packs.pack());
        UUID id = covered();
        bench.sign(bench.second());
        try (var other = Executors.newSingleThreadExecutor()) {
            Future<?> switching;
            try (PackInService.Hold _ = bench.packs.hold()) {
                switching = other.submit(() -> {
                    bench.repacks.switchTo(RepackBench.OWNER, id, 0);
                    return null;
                });
                assertThrows(TimeoutException.class, () -> switching.get(2, TimeUnit.SECONDS));
                assertEquals(old, bench.policies.requireInForce().id());
                assertEquals(image(3).id(), best(probe(3, first)));
            }
            switching.get();
        }
        assertEquals(image(3).id(), best(probe(3, second)));
    }

    @Test
    void aStoppedRepackLeavesNothingAndAnotherMayStart() throws Exception {
        UUID id = covered();
        assertFalse(bench.beside().isEmpty());
        assertThrows(Refusal.class, () -> bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME));
        assertThrows(Refusal.class, () -> bench.repacks.stop(RepackBench.MANAGER, id, " "));

        bench.repacks.stop(RepackBench.MANAGER, id, "the contract fell through");

        assertEquals(List.of(), bench.beside());
        assertEquals(image(3).id(), best(probe(3, first)));
        bench.close();
        reopen();
        UUID again = covered();
        assertEquals(PEOPLE, bench.repacks.see(again).templates());
    }

    @Test
    void theImagesThatTheOldPackHadOnTheirWayAreReadAnew() throws Exception {
        UUID id = covered();
        bench.sign(bench.second());
        // What an import had embedded before the switch is committed after it.
        Path picture = pictures.get(PEOPLE);
        Embedded before = probe(PEOPLE, first);
        bench.repacks.switchTo(RepackBench.OWNER, id, 0);
        int subject = bench.register.subjects.enter(RepackBench.MANAGER, Registers.person("late"));
        UUID late = bench.register.images.enrol(
                RepackBench.MANAGER,
                subject,
                Registers.facts("late"),
                new Portrait(Files.readAllBytes(picture), before, new Box(1, 2, 3, 4)));

        assertEquals(late, best(probe(PEOPLE, second)));
    }

    @Test
    void thePackInServiceIsNotStarted() throws Exception {
        UUID id = covered();
        bench.sign(bench.second());
        bench.repacks.switchTo(RepackBench.OWNER, id, 0);

        assertEquals(
                "This pack is in service.",
                assertThrows(Refusal.class, () -> bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME))
                        .getMessage());
    }
}
