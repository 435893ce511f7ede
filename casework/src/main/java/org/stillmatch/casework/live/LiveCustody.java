package org.stillmatch.casework.live;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.gallery.GalleryPlace;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.register.Follower;
import org.stillmatch.casework.register.Reconciliation;
import org.stillmatch.face.Embedded;
import org.stillmatch.search.match.Cohort;
import org.stillmatch.search.match.LiveMatcher;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;
import org.stillmatch.template.PackId;

/// The custody gallery of the service, open as long as it runs: searched, and following the register meanwhile.
///
/// The register says what is so. Whatever it commits is carried out in the sealed gallery on the disk and then in
/// memory, by a thread of its own; a search carries out first what is not yet, so that it never compares what was
/// withdrawn, erased or gone at source when it began. May be used by several threads at once, outside transactions.
public final class LiveCustody implements Follower, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCustody.class);

    private final Register register;
    private final Optional<Cohort> cohort;
    private final Anew anew;
    private final Consumer<String> reached;
    private final Courier courier;

    /// Held by whoever changes the gallery or takes a look at it.
    private final ReentrantLock lock = new ReentrantLock();

    private final List<Look> looks = new ArrayList<>();
    private volatile OpenedGallery now;
    private @Nullable Beside beside;

    private LiveCustody(
            Register register, OpenedGallery opened, Optional<Cohort> cohort, Anew anew, Consumer<String> reached) {
        this.register = register;
        this.now = opened;
        this.cohort = cohort;
        this.anew = anew;
        this.reached = reached;
        this.courier = new Courier(this::follow);
    }

    /// Opens the gallery, makes it first if need be, and brings it and the register to agree.
    ///
    /// @param cohort to normalise scores by, if the pack has one
    public static LiveCustody open(Register register, Optional<Cohort> cohort) throws IOException {
        return open(register, cohort, Anew.NONE);
    }

    /// @param anew makes templates again of images that were on their way when the pack was exchanged
    public static LiveCustody open(Register register, Optional<Cohort> cohort, Anew anew) throws IOException {
        return open(register, cohort, anew, step -> {});
    }

    /// @param reached is told each step of carrying out an intent, so that a test can end the process there
    static LiveCustody open(Register register, Optional<Cohort> cohort, Anew anew, Consumer<String> reached)
            throws IOException {
        OpenedGallery opened = OpenedGallery.open(
                register, cohort, anew, today(register.clock().instant()), reached);
        try {
            LiveCustody live = new LiveCustody(register, opened, cohort, anew, reached);
            live.follow();
            live.courier.start();
            register.intents().followedBy(live);
            return live;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// The pack whose templates are searched.
    public PackId pack() {
        return now.pack();
    }

    /// The gallery of another pack beside this one, which follows the register from now on: the one that is open,
    /// or one that is opened, and made first if need be.
    public Beside beside(GalleryPlace place) throws IOException {
        lock.lock();
        try {
            if (beside == null || !beside.isOpen()) {
                beside = Beside.open(lock, register, place);
                now.following().besides(beside);
            }
            return beside;
        } finally {
            lock.unlock();
        }
    }

    /// Closes the gallery beside this one, if one is open: it follows no more.
    public void leaveBeside() throws IOException {
        lock.lock();
        try {
            now.following().besides(null);
            if (beside != null) {
                beside.close();
                beside = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets the gallery beside this one take its place. Whoever searches meanwhile waits, as long as a start takes.
    ///
    /// @param decide commits that it is so, or throws, and nothing is changed
    /// @param apply says so on the disk and makes the other pack the one in service
    /// @throws Refusal if images wait for a template of the other pack
    /// @throws UncheckedIOException if the disk fails once it is decided; the next start does the rest
    public void succeed(Runnable decide, Runnable apply) {
        lock.lock();
        try {
            follow();
            requireComplete();
            decide.run();
            reached.accept("decided");
            leaveBeside();
            apply.run();
            reached.accept("applied");
            OpenedGallery before = now;
            now = OpenedGallery.open(
                    register, cohort, anew, today(register.clock().instant()), reached);
            looks.forEach(Look::left);
            looks.clear();
            before.close();
            follow();
            reached.accept("exchanged");
        } catch (IOException e) {
            throw new UncheckedIOException("Exchanging the gallery", e);
        } finally {
            lock.unlock();
        }
    }

    private void requireComplete() {
        if (beside == null || !beside.isOpen() || !beside.sawAll() || beside.waiting() > 0) {
            throw Refusal.conflict(
                    "Images have come that wait for a template of the new pack. Try again in a moment.", "covered");
        }
    }

    private static LocalDate today(Instant now) {
        return Days.of(now);
    }

    /// Compares a face with every image that may be compared.
    ///
    /// @param underAge whether the policy lets images taken under the age of 18 be compared for this offence
    /// @param most candidates, 1 to 200
    /// @param day on which review dates and ages are looked at
    public Searched search(Embedded probe, boolean underAge, int most, Instant now, LocalDate day) {
        return search(underAge, now, day, look -> look.match(probe.template(), probe.shown(), most));
    }

    /// The same with some subjects left out, as if they had never been enrolled.
    public Searched search(
            Embedded probe, boolean underAge, int most, Instant now, LocalDate day, IntPredicate leftOut) {
        return search(underAge, now, day, look -> look.match(probe.template(), probe.shown(), most, leftOut));
    }

    private Searched search(
            boolean underAge, Instant now, LocalDate day, Function<LiveMatcher.Snapshot, Matches> match) {
        follow();
        Optional<Reconciliation> reconciliation = register.reconciliations().last();
        Look look = look(underAge, now, day);
        try {
            Matches matches = match.apply(look.matcher());
            List<Searched.Candidate> candidates = matches.matches().stream()
                    .map(each -> candidate(look.gallery(), each))
                    .toList();
            return new Searched(matches, look.snapshot(), look.notEligible(), reconciliation, candidates);
        } finally {
            look.left();
        }
    }

    private Searched.Candidate candidate(OpenedGallery gallery, Match match) {
        lock.lock();
        try {
            Optional<Hash> leaf = gallery.state().leaf(match.image());
            return new Searched.Candidate(match, gallery.held().image(match.image()), leaf);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a candidate's leaf", e);
        } finally {
            lock.unlock();
        }
    }

    private Look look(boolean underAge, Instant at, LocalDate day) {
        lock.lock();
        try {
            OpenedGallery gallery = now;
            gallery.eligibles().on(day);
            GalleryState state = gallery.state();
            long version = gallery.matcher().version();
            for (Look look : looks) {
                if (look.serves(version, state, day, underAge)) {
                    return look.taken();
                }
            }
            looks.removeIf(look -> {
                boolean stale = !look.serves(version, state, day, !underAge);
                if (stale) {
                    look.left();
                }
                return stale;
            });
            Map<String, Integer> notEligible = new TreeMap<>();
            BitSet slots = gallery.eligibles().slots(underAge, notEligible);
            GallerySnapshot snapshot = state.snapshot(slots::get, at, day);
            LiveMatcher.Snapshot taken =
                    gallery.matcher().snapshot(snapshot.id().toString(), underAge);
            Look fresh = new Look(gallery, version, day, underAge, taken, snapshot, notEligible);
            looks.add(fresh);
            return fresh.taken();
        } finally {
            lock.unlock();
        }
    }

    /// Refuses a search when the register was compared with its source too long ago, or never.
    ///
    /// @param most how old the last comparison may be
    public void requireReconciled(Duration most, Instant now) {
        Optional<Reconciliation> last = register.reconciliations().last();
        if (last.isEmpty()) {
            throw Refusal.conflict(
                    "The custody gallery was never compared with its source: compare them first.", "not reconciled");
        }
        Duration age = Duration.between(last.get().asOf(), now);
        if (age.compareTo(most) > 0) {
            throw Refusal.conflict(
                    "The custody gallery was last compared with its source " + age.toHours()
                            + " hours ago, and the policy allows " + most.toHours() + ": compare them first.",
                    "not reconciled");
        }
    }

    /// When the register was last compared with its source; empty if never.
    public Optional<Reconciliation> reconciliation() {
        return register.reconciliations().last();
    }

    /// How many subjects and images may be compared on a day, and how many images may not, by reason.
    public Standings standings(boolean underAge, LocalDate day) {
        follow();
        lock.lock();
        try {
            OpenedGallery gallery = now;
            gallery.eligibles().on(day);
            Map<String, Integer> notEligible = new TreeMap<>();
            BitSet slots = gallery.eligibles().slots(underAge, notEligible);
            BitSet subjects = new BitSet();
            slots.stream().forEach(slot -> subjects.set(gallery.held().subject(slot)));
            return new Standings(subjects.cardinality(), slots.cardinality(), notEligible);
        } finally {
            lock.unlock();
        }
    }

    /// @param notEligible how many images may not be compared, by reason
    public record Standings(int subjects, int images, Map<String, Integer> notEligible) {
        public Standings {
            notEligible = new TreeMap<>(notEligible);
        }
    }

    /// What the disk holds now, for replaying a search.
    public GalleryState state() {
        return now.state();
    }

    /// Enrols many ready templates at once, each of a person whom the register does not know.
    ///
    /// Two threads that call it by turns keep the database and this program busy at the same time. If it is broken
    /// off, the register counts what the gallery does not have among the images that are wanted.
    public void enrol(Actor actor, List<Ready> ready) {
        Many many = Many.of(register, ready);
        register.inOne(() -> many.commit(actor));
        reached.accept("committed");
        lock.lock();
        try {
            now.following().take(many);
        } catch (IOException e) {
            throw new UncheckedIOException("Enrolling into the gallery", e);
        } finally {
            lock.unlock();
        }
    }

    /// Carries out all that is committed and not yet carried out.
    ///
    /// @throws UncheckedIOException if the disk fails; then nothing is searched until the service is started anew
    public void follow() {
        if (!register.pending()) {
            return;
        }
        lock.lock();
        try {
            boolean more = true;
            while (more) {
                more = now.following().some();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Carrying out changes of the gallery", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void changed() {
        courier.wake();
    }

    @Override
    public void close() throws IOException {
        register.intents().followedNoMoreBy(this);
        courier.stop();
        lock.lock();
        try {
            looks.forEach(Look::left);
            looks.clear();
            leaveBeside();
            now.close();
        } finally {
            lock.unlock();
        }
    }

    static void warn(RuntimeException e) {
        LOG.warn(
                "The gallery could not follow the register yet: {}",
                e.getClass().getSimpleName());
    }
}
