package org.stillmatch.casework.repack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.custody.DataDirectory;
import org.stillmatch.casework.custody.Particulars;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.live.LiveCustody;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.live.Register;
import org.stillmatch.casework.live.Searched;
import org.stillmatch.casework.live.WatchedCustody;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.GalleryNow;
import org.stillmatch.casework.policy.Level;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.PolicyTerms;
import org.stillmatch.casework.policy.Reports;
import org.stillmatch.casework.register.Portrait;
import org.stillmatch.casework.register.Registers;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Faces;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.models.Pack;
import org.stillmatch.template.Template;

/// The gallery of a service, opened as the service opens it, with two real packs and pictures of real people.
final class RepackBench implements AutoCloseable {
    static final UUID FORCE = new UUID(1, 1);
    static final Actor MANAGER = Registers.MANAGER;
    static final Actor OWNER = new Actor(new UUID(7, 8), "A policy owner", Role.POLICY_OWNER, FORCE);
    private static final PolicyTerms TERMS =
            new PolicyTerms(10, Optional.of(4), List.of(new Level(1, "x", Set.of())), 24, Set.of(), 0.1, 28, 90);

    final CaseworkDirectory directory;
    final Registers register;
    final PackShelf shelf;
    final PackInService packs;
    final LiveCustody custody;
    final Policies policies;
    final RepackRows rows;
    final RepackTask task;
    final Repacks repacks;
    final Deque<UUID> asked = new ArrayDeque<>();
    private final Evaluations evaluations;

    /// @param seed a number of its own for each opening, from which ids follow
    /// @param reached is told each step of the gallery
    RepackBench(Path folder, JdbcClient database, TransactionTemplate transactions, long seed, Consumer<String> reached)
            throws Exception {
        shelf = SecondPack.in(folder.resolve("packs"));
        Path data = folder.resolve("data");
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Safe safe = new Safe(new RealDisk(), keys, new SecureRandom());
        Optional<Path> named = CaseworkDirectory.look(data).flatMap(DataDirectory::packFolder);
        Pack started = named.isPresent() ? shelf.open(SecondPack.NAME) : DefaultPack.open();
        directory = CaseworkDirectory.open(safe, data, started, named, Registers.CLOCK.instant());
        register = new Registers(directory, database, transactions, seed);
        AtomicLong number = new AtomicLong(1L << 40);
        Ids ids = () -> new UUID(seed, number.incrementAndGet());
        database.sql("insert into organisation values (:id, 'Force', 'force', now()) on conflict do nothing")
                .param("id", FORCE)
                .update();
        rows = new RepackRows(database);
        packs = new PackInService(new Settling(rows, shelf, directory).inService(started));
        Reembedding anew = new Reembedding(register.pictures);
        custody = WatchedCustody.open(
                new Register(
                        directory,
                        database,
                        transactions,
                        register.log,
                        Registers.CLOCK,
                        ids,
                        register.intents,
                        register.subjects,
                        register.pictures,
                        register.reconciliations),
                (subject, image) -> {
                    try {
                        return Optional.of(anew.template(subject, image, packs.faces()));
                    } catch (Refusal e) {
                        return Optional.empty();
                    }
                },
                reached);
        SigningKeys signing = SigningKeys.areIn(safe.disk(), safe.signing())
                ? SigningKeys.open(safe.disk(), safe.signing())
                : SigningKeys.create(safe.disk(), safe.signing(), safe.random(), Registers.CLOCK.instant());
        evaluations = new Evaluations(database, transactions, register.log, Registers.CLOCK, ids, signing);
        policies = new Policies(
                database, transactions, register.log, Registers.CLOCK, ids, signing, evaluations, new GalleryNow() {
                    @Override
                    public String pack() {
                        return packs.pack().id().sha256();
                    }

                    @Override
                    public long subjects() {
                        return register.subjects.held();
                    }
                });
        Building building = new Building(
                rows, transactions, register.log, Registers.CLOCK, shelf, directory, custody, packs, register.pictures);
        task = new RepackTask(rows, building);
        repacks = new Repacks(
                rows,
                transactions,
                register.log,
                Registers.CLOCK,
                ids,
                (name, thing, at) -> asked.add(thing),
                shelf,
                packs,
                policies,
                building,
                task,
                register.intents);
        repacks.resume();
    }

    /// Pictures of so many different people, or of what a network takes for people.
    static List<Path> pictures(int count) throws Exception {
        return DemoPictures.open().photographs().stream()
                .filter(file -> file.toString().endsWith("_crop.jpg"))
                .limit(count)
                .toList();
    }

    /// Enrols a picture of a person as the pack in service sees it.
    UUID enrol(Path picture) throws IOException {
        String name = String.valueOf(picture.getFileName());
        int subject = register.subjects.enter(MANAGER, Registers.person(name));
        return register.images.enrol(
                MANAGER, subject, Registers.facts(name), Portrait.take(Files.readAllBytes(picture), packs.faces()));
    }

    /// The template of a picture as a pack makes it, for comparison.
    static Embedded embedded(Path picture, Faces faces) throws IOException {
        return Portrait.take(Files.readAllBytes(picture), faces).embedded();
    }

    Searched search(Embedded probe) {
        return custody.search(probe, false, 10, Registers.CLOCK.instant(), Registers.TODAY);
    }

    /// Does what was asked for, until nothing more is.
    void work() throws Exception {
        while (!asked.isEmpty()) {
            task.run(asked.removeFirst());
        }
    }

    /// Has a policy for a pack drafted and signed.
    UUID sign(Pack pack) {
        UUID evaluation = evaluations.handIn(OWNER, Reports.of(pack.id().sha256(), 100, Registers.CLOCK.instant()));
        UUID policy = policies.draft(OWNER, evaluation, 0.01, TERMS);
        policies.sign(OWNER, policy);
        return policy;
    }

    Pack second() {
        return shelf.open(SecondPack.NAME);
    }

    /// The template of each image that the gallery in service compares, by the source's id of the image. An image
    /// that is there twice is refused.
    Map<String, Template> templates() throws IOException {
        Map<String, Template> templates = new TreeMap<>();
        GalleryState state = custody.state();
        for (int slot = 0; slot < state.slots(); slot++) {
            if (!state.erased(slot)) {
                var entry = state.entry(slot).orElseThrow();
                Particulars said = Particulars.read(entry.particulars()).orElseThrow();
                String name =
                        register.images.find(said.image()).orElseThrow().facts().sourceId();
                if (said.withdrawn().isEmpty() && templates.put(name, entry.template()) != null) {
                    throw new AssertionError(name + " is there twice");
                }
            }
        }
        return templates;
    }

    /// The files of the folder in which no gallery is in service.
    List<Path> beside() throws IOException {
        Path folder =
                directory.beside(packs.pack().id(), packs.pack().dimension()).folder();
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return new ArrayList<>(files.toList());
        }
    }

    List<String> acts() {
        return register.acts.stream().map(Act::name).toList();
    }

    @Override
    public void close() throws IOException {
        custody.close();
        packs.close();
        directory.close();
    }
}
