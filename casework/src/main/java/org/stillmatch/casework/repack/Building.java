package org.stillmatch.casework.repack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.live.Beside;
import org.stillmatch.casework.live.LiveCustody;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Faces;
import org.stillmatch.models.Pack;

/// Builds the gallery of a new pack on the disk, lets it take the place of the old one, and removes what is not
/// needed. One thing at a time.
@Component
final class Building {
    /// Searches go before: a repack takes half of the machine at most.
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /// Images whose templates are made before they are written down together.
    private static final int TOGETHER = 4 * THREADS;

    private final RepackRows rows;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final PackShelf shelf;
    private final CaseworkDirectory directory;
    private final LiveCustody custody;
    private final PackInService packs;
    private final Reembedding anew;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closing;

    Building(
            RepackRows rows,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            PackShelf shelf,
            CaseworkDirectory directory,
            LiveCustody custody,
            PackInService packs,
            Pictures pictures) {
        this.rows = rows;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.shelf = shelf;
        this.directory = directory;
        this.custody = custody;
        this.packs = packs;
        this.anew = new Reembedding(pictures);
    }

    /// The service ends: whoever builds leaves off at the next image, and the next start goes on.
    @EventListener(ContextClosedEvent.class)
    void leaveOff() {
        closing = true;
    }

    /// Makes templates until no image waits for one, or the repack is not under way any more. Broken off anywhere,
    /// it goes on where it was.
    void build(UUID id) throws IOException, InterruptedException {
        lock.lock();
        try {
            if (isUnderWay(id)) {
                custody.follow();
                build(rows.find(id).orElseThrow());
            }
        } finally {
            lock.unlock();
        }
    }

    private void build(Repack repack) throws IOException, InterruptedException {
        Pack pack = pack(repack);
        Beside beside = custody.beside(directory.beside(pack.id(), pack.dimension()));
        Set<UUID> refused = rows.refused(repack.id());
        Lazily faces = new Lazily(pack);
        try (faces) {
            do {
                while (beside.waiting() > 0) {
                    if (!isUnderWay(repack.id())) {
                        return;
                    }
                    make(repack, beside, faces);
                }
            } while (beside.lookFurther(refused) || beside.waiting() > 0);
        }
        rows.progress(repack.id(), beside.templates());
        cover(repack);
    }

    /// The networks of the new pack, read when the first image waits.
    private static final class Lazily implements AutoCloseable {
        private final Pack pack;
        private final List<Faces> opened = new ArrayList<>(1);

        Lazily(Pack pack) {
            this.pack = pack;
        }

        Faces get() {
            if (opened.isEmpty()) {
                opened.add(new Faces(pack));
            }
            return opened.getFirst();
        }

        @Override
        public void close() {
            opened.forEach(Faces::close);
        }
    }

    private void make(Repack repack, Beside beside, Lazily faces) throws IOException, InterruptedException {
        List<Beside.Awaiting> next = beside.awaiting(TOGETHER);
        Map<UUID, Embedded> made = new LinkedHashMap<>();
        Map<UUID, String> reasons = new LinkedHashMap<>();
        if (next.isEmpty()) {
            return;
        }
        Faces networks = faces.get();
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Embedded>> templates = new ArrayList<>();
            for (Beside.Awaiting one : next) {
                templates.add(workers.submit(() -> anew.template(one.subject(), one.image(), networks)));
            }
            for (int i = 0; i < next.size(); i++) {
                UUID image = next.get(i).image();
                try {
                    made.put(image, templates.get(i).get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof Refusal why)) {
                        throw new IOException("Making a template anew", e.getCause());
                    }
                    reasons.put(image, String.valueOf(why.getMessage()));
                }
            }
        } finally {
            // Nobody may run a network after it was closed.
            workers.shutdownNow();
            workers.close();
        }
        keep(repack, beside, made, reasons);
    }

    /// The rows first: a reason that is forgotten too early is found again, one that is forgotten too late is
    /// wrong.
    private void keep(Repack repack, Beside beside, Map<UUID, Embedded> made, Map<UUID, String> reasons)
            throws IOException {
        transactions.executeWithoutResult(status -> {
            rows.accept(repack.id(), made.keySet());
            rows.refuse(repack.id(), reasons);
        });
        beside.take(made);
        reasons.keySet().forEach(beside::passOver);
        rows.progress(repack.id(), beside.templates());
    }

    private void cover(Repack repack) {
        transactions.executeWithoutResult(status -> {
            rows.lock();
            Repack now = rows.find(repack.id()).orElseThrow();
            if (now.state() == RepackState.RUNNING) {
                rows.covered(repack.id(), clock.instant());
                acts.record(Act.of(
                                Kind.ALTERATION,
                                "cover repack",
                                Actor.service(repack.organisation()),
                                Repacks.thing(repack.id()))
                        .with("templates", now.templates())
                        .with("not covered", now.notCovered()));
            }
        });
    }

    private boolean isUnderWay(UUID id) {
        return !closing && rows.find(id).filter(now -> now.state().isUnderWay()).isPresent();
    }

    private Pack pack(Repack repack) {
        Pack pack = shelf.open(repack.folder());
        if (!pack.id().equals(repack.pack())) {
            throw Refusal.invalid(
                    "pack",
                    "The pack in the folder '" + repack.folder()
                            + "' is another than when the repack was started. Bring" + " it back, or stop the repack.");
        }
        return pack;
    }

    /// Lets the new gallery and its pack take the place of the old ones, and removes those.
    ///
    /// @param decide commits that it is so, or throws, and nothing is changed
    void exchange(Repack repack, Runnable decide) {
        lock.lock();
        try {
            Pack pack = pack(repack);
            packs.alone(() -> custody.succeed(decide, () -> {
                try {
                    directory.take(pack, shelf.folder(repack.folder()));
                } catch (IOException e) {
                    throw new UncheckedIOException("Noting which gallery is in service", e);
                }
                packs.exchange(pack);
            }));
            clear();
        } finally {
            lock.unlock();
        }
    }

    /// Removes what is built of a repack that is not under way any more.
    void remove() {
        lock.lock();
        try {
            custody.leaveBeside();
            clear();
        } catch (IOException e) {
            throw new UncheckedIOException("Removing a gallery", e);
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        try {
            directory.clearBeside();
        } catch (IOException e) {
            throw new UncheckedIOException("Removing a gallery", e);
        }
        rows.settled();
    }

    /// Begins where nothing is built yet.
    ///
    /// @param commit says so; it throws if another is under way
    void begin(Runnable commit) {
        lock.lock();
        try {
            if (rows.underWay().isEmpty()) {
                custody.leaveBeside();
                clear();
            }
            commit.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Removing a gallery", e);
        } finally {
            lock.unlock();
        }
    }
}
