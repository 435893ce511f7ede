package org.stillmatch.search.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.stillmatch.search.Candidate;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.Eligibility;
import org.stillmatch.search.Exclusion;
import org.stillmatch.search.Found;
import org.stillmatch.search.GrowingGallery;
import org.stillmatch.search.Request;
import org.stillmatch.search.Reserved;
import org.stillmatch.search.Search;
import org.stillmatch.search.ViewRules;
import org.stillmatch.search.match.Standing.Audience;
import org.stillmatch.search.match.Standing.Side;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A gallery of subjects whose pictures come and go while it is searched.
///
/// An answer equals that of a [Matcher] built afresh from the pictures that there are, in the order of their numbers.
/// May be used by several threads at once; a change that is under way is seen by no snapshot. The memory of a
/// reference that was replaced is made zero once nobody holds a snapshot that has it.
public final class LiveMatcher {
    private record Retired(long lastVersion, int subject, int row) {}

    private final Templates templates;
    private final Optional<Cohort> cohort;
    private final GrowingGallery gallery;
    private final Standings standings = new Standings();
    private final Deque<Retired> retired = new ArrayDeque<>();
    /// How many snapshots of each version are held.
    private final TreeMap<Long, Integer> held = new TreeMap<>();
    private final long[] pictures = new long[2];
    private final int[] ofAudience = new int[Audience.values().length];
    private long version;

    /// A matcher without subjects.
    public LiveMatcher(PackId pack, int dimension, Templates templates, Optional<Cohort> cohort) {
        this.templates = templates;
        this.cohort = cohort;
        this.gallery = GrowingGallery.of(pack, dimension);
    }

    /// Puts many subjects that never were there, with the help of every core.
    ///
    /// @param subjects numbers from 0, few beyond their count
    /// @param shots the pictures of a subject in ascending order; called by several threads
    public synchronized void putAll(int[] subjects, IntFunction<List<Shot>> shots) {
        Standing[] fresh = new Standing[subjects.length];
        IntStream.range(0, subjects.length).parallel().forEach(i -> fresh[i] = Standing.of(shots.apply(subjects[i])));
        List<Side> sides = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < subjects.length; i++) {
            for (Side side : fresh[i].sides()) {
                sides.add(side);
                owners.add(subjects[i]);
            }
        }
        Reserved places = gallery.reserve(sides.size());
        IntStream.range(0, sides.size()).parallel().forEach(i -> enlist(sides.get(i), owners.get(i), places, i));
        places.publish();
        for (int i = 0; i < subjects.length; i++) {
            count(standings.get(subjects[i]), -1);
            count(fresh[i], 1);
            standings.put(subjects[i], fresh[i]);
        }
        version++;
    }

    private void enlist(Side side, int subject, Reserved places, int i) {
        Scoring.reference(side.fused(), side.view(), templates).ifPresent(r -> {
            places.set(i, side.slot(), r.template(), subject, side.audience().view(r.view()), r.slope(), r.offset());
            side.placed(places.row(i));
        });
    }

    /// Says which pictures of a subject may be compared from now on. Changes nothing if they are those there were.
    ///
    /// @param shots in ascending order; none takes the subject out
    public void put(int subject, List<Shot> shots) {
        synchronized (this) {
            Standing before = standings.get(subject);
            Standing after = Standing.of(shots).keeping(before);
            List<Side> old = before.sides();
            List<Side> now = after.sides();
            if (old.equals(now)) {
                return;
            }
            old.stream().filter(side -> !now.contains(side)).forEach(side -> retire(side, subject));
            now.stream().filter(side -> !old.contains(side)).forEach(side -> add(side, subject));
            count(before, -1);
            count(after, 1);
            standings.put(subject, after);
            version++;
            wipe();
        }
    }

    private void add(Side side, int subject) {
        Scoring.reference(side.fused(), side.view(), templates)
                .ifPresent(r -> side.placed(gallery.succeed(
                        side.slot(), r.template(), subject, side.audience().view(r.view()), r.slope(), r.offset())));
    }

    private void retire(Side side, int subject) {
        if (side.row() != Side.NO_ROW) {
            gallery.retireRow(side.row());
            retired.add(new Retired(version, subject, side.row()));
        }
    }

    /// Takes a subject out of every search that begins from now on, whatever snapshot it is on; what is held of it in
    /// memory is zero within a minute.
    public synchronized void erase(int subject) {
        Standing before = standings.get(subject);
        count(before, -1);
        standings.put(subject, Standing.NONE);
        int[] rows = before.sides().stream()
                .mapToInt(Side::row)
                .filter(row -> row != Side.NO_ROW)
                .toArray();
        gallery.eraseRows(rows);
        version++;
        int[] earlier = retired.stream()
                .filter(one -> one.subject() == subject)
                .mapToInt(Retired::row)
                .toArray();
        retired.removeIf(one -> one.subject() == subject);
        gallery.eraseRows(earlier);
    }

    private void count(Standing standing, int by) {
        Side ordinary = standing.ordinary();
        Side all = standing.all();
        pictures[0] += ordinary == null ? 0 : (long) by * ordinary.images().length;
        pictures[1] += all == null ? 0 : (long) by * all.images().length;
        standing.sides().forEach(side -> ofAudience[side.audience().ordinal()] += by);
    }

    private void wipe() {
        long oldest = held.isEmpty() ? Long.MAX_VALUE : held.firstKey();
        List<Integer> rows = new ArrayList<>();
        while (!retired.isEmpty() && retired.getFirst().lastVersion() < oldest) {
            rows.add(retired.removeFirst().row());
        }
        gallery.eraseRows(rows.stream().mapToInt(row -> row).toArray());
    }

    /// Grows with every change.
    public synchronized long version() {
        return version;
    }

    /// What there is now, to be searched by any number of threads until it is closed.
    ///
    /// @param id by which the caller knows it; certificates repeat it
    /// @param leave whether reserved pictures may be compared
    public synchronized Snapshot snapshot(String id, boolean leave) {
        held.merge(version, 1, Integer::sum);
        return new Snapshot(
                version,
                leave,
                Search.exact(gallery.snapshot(id)),
                standings.copy(),
                pictures[leave ? 1 : 0],
                ofAudience[(leave ? Audience.WITHOUT_LEAVE : Audience.WITH_LEAVE).ordinal()] > 0);
    }

    private synchronized void release(long released) {
        held.computeIfPresent(released, (v, count) -> count == 1 ? null : count - 1);
        wipe();
    }

    /// The subjects of one moment.
    public final class Snapshot implements AutoCloseable {
        private final long taken;
        private final boolean leave;
        private final Search search;
        private final Standings then;
        private final long images;
        private final boolean someAreForOthers;
        private boolean closed;

        private Snapshot(
                long taken, boolean leave, Search search, Standings then, long images, boolean someAreForOthers) {
            this.taken = taken;
            this.leave = leave;
            this.search = search;
            this.then = then;
            this.images = images;
            this.someAreForOthers = someAreForOthers;
        }

        /// The pictures that may be compared.
        public long images() {
            return images;
        }

        /// The best `most` subjects, best first; of equals the one whose first picture has the lower number.
        public Matches match(Template probe, Presentation shown, int most) {
            return match(probe, shown, most, Eligibility.all());
        }

        /// The same with some subjects left out, as if they had never been enrolled.
        public Matches match(Template probe, Presentation shown, int most, IntPredicate leftOut) {
            BitSet slots = new BitSet();
            then.forEach((standing, subject) -> {
                Side side = standing.side(leave);
                if (side != null && leftOut.test(subject)) {
                    slots.set(side.slot());
                }
            });
            return match(probe, shown, most, Eligibility.all().except("left out", slots::get));
        }

        private Matches match(Template probe, Presentation shown, int most, Eligibility eligibility) {
            double normalisation = Scoring.normalisation(probe, shown, cohort);
            Found found = search.find(Request.of(probe, most).with(eligibility).with(rules(normalisation)));
            List<Match> matches = new ArrayList<>();
            for (Candidate c : found.candidates()) {
                Side side = then.get(c.group()).side(leave);
                if (side == null) {
                    throw new IllegalStateException("A reference was found of a subject that has none");
                }
                int[] of = side.images();
                matches.add(new Match(
                        c.rank(), c.group(), of[0], Scoring.mostAlike(probe, of, templates), c.raw(), c.score()));
            }
            return new Matches(matches, own(found.certificate()), images, normalisation, cohort.map(Cohort::id));
        }

        private ViewRules rules(double normalisation) {
            ViewRules rules = ViewRules.everyViewMeets();
            for (Audience audience : Audience.values()) {
                for (View view : View.values()) {
                    int number = audience.view(view);
                    rules = someAreForOthers && audience == others()
                            ? rules.without(number)
                            : rules.with(number, 1, normalisation);
                }
            }
            return rules;
        }

        private Audience others() {
            return leave ? Audience.WITHOUT_LEAVE : Audience.WITH_LEAVE;
        }

        /// What stands for the same subjects in the other kind of search is no reference of this one.
        private Certificate own(Certificate c) {
            int others = c.eligible() - c.compared();
            List<Exclusion> excluded = c.excluded().stream()
                    .map(e -> e.reason().equals(Exclusion.VIEW_DOES_NOT_MEET) ? new Exclusion(e.reason(), 0) : e)
                    .toList();
            return new Certificate(
                    c.references() - others,
                    c.compared(),
                    c.compared(),
                    c.rescored(),
                    excluded,
                    c.greatestPruned(),
                    c.greatestNotReturned(),
                    c.kernel(),
                    c.exact(),
                    c.pack(),
                    c.snapshot(),
                    c.cohort());
        }

        @Override
        public void close() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            release(taken);
        }
    }
}
