package org.stillmatch.face.track;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/// Joins the faces of successive frames into tracks, and rather breaks a track than let it hold two people.
///
/// A broken track costs a few frames; a mixed one becomes a template of nobody and may point at a third person. So
/// there is no assignment of everything to something. A trail *claims* a face when its predicted box touches it, and
/// goes on only with a face that it claims clearly: enough overlap for a trail as steady as this one, and at least
/// twice that of any other claim on either side. Faces that several trails claim become tracks of their own frame, and
/// the trails are doubtful: they
/// keep claiming for as long as a gap may last, so that no new trail forms out of the muddle, but whatever they claim
/// clearly later begins a new track. No track spans more than [#GAP_MICROS] unseen: whoever leaves and comes back is
/// a new track, and so is everybody after a cut (see [#cut()]).
///
/// Place alone cannot tell two people one of whom hides the other for longer than a gap and is then found in their
/// stead by the detector, less than half a face away. Where that matters, give a likeness.
public final class Tracker<T> {
    /// How long a face may be unseen, by a blink of the detector or a pillar, in microseconds.
    static final long GAP_MICROS = 1_000_000;

    private static final double TOUCH = 0.1;
    private static final double OVERLAP = 0.3;
    private static final double STEADY = 0.6;
    private static final double OVERLAP_AFTER_GAP = 0.6;
    private static final long GAP_AT_FIRST_MICROS = 500_000;
    private static final double CLEARLY = 2;

    private final ToDoubleBiFunction<? super T, ? super T> likeness;
    private final double least;
    private final List<Track<T>> done = new ArrayList<>();
    private List<Trail<T>> trails = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    /// A tracker that goes by place alone.
    public Tracker() {
        this((one, other) -> 0, 0);
    }

    /// A tracker that joins two sightings only if they also look alike. It never joins what place alone would not.
    ///
    /// In service `likeness` must not need templates of people who are not the named suspect: compare the colours
    /// of the crops, say.
    ///
    /// @param likeness of an earlier and a later payload; greater is more alike
    /// @param least the likeness from which two sightings may be of one person
    public Tracker(ToDoubleBiFunction<? super T, ? super T> likeness, double least) {
        this.likeness = likeness;
        this.least = least;
    }

    /// Takes the faces of the next frame. A frame without faces may be left out.
    ///
    /// @throws IllegalArgumentException unless all have one time, later than that of the frame before
    public void add(List<Sighting<T>> frame) {
        if (frame.isEmpty()) {
            return;
        }
        long time = frame.getFirst().micros();
        if (time <= now || frame.stream().anyMatch(sighting -> sighting.micros() != time)) {
            throw new IllegalArgumentException("The faces of a frame have one time, later than the frame before");
        }
        now = time;
        trails.removeIf(trail -> time - trail.last().micros() > patience(trail) && end(trail));
        follow(frame, claims(frame));
    }

    /// Ends every track: the picture now shows something else.
    public void cut() {
        trails.forEach(this::end);
        trails.clear();
    }

    /// Ends every track and returns them all, in order of their first sighting, those of a single frame among them.
    public List<Track<T>> finish() {
        cut();
        List<Track<T>> all = new ArrayList<>(done);
        done.clear();
        all.sort(Comparator.comparingLong(track -> track.sightings().getFirst().micros()));
        return List.copyOf(all);
    }

    private boolean end(Trail<T> trail) {
        return done.add(trail.toTrack());
    }

    /// Overlap of each trail's prediction (row) with each face (column); 0 where there is no claim.
    private double[][] claims(List<Sighting<T>> frame) {
        double[][] claims = new double[trails.size()][frame.size()];
        for (int t = 0; t < trails.size(); t++) {
            Sighting<T> last = trails.get(t).last();
            for (int s = 0; s < frame.size(); s++) {
                double overlap = trails.get(t).predict(now).overlap(frame.get(s).box());
                if (overlap >= TOUCH
                        && likeness.applyAsDouble(last.payload(), frame.get(s).payload()) >= least) {
                    claims[t][s] = overlap;
                }
            }
        }
        return claims;
    }

    private void follow(List<Sighting<T>> frame, double[][] claims) {
        List<Trail<T>> next = new ArrayList<>();
        BitSet unseen = new BitSet();
        BitSet unclaimed = new BitSet();
        unclaimed.set(0, frame.size());
        for (int t = 0; t < trails.size(); t++) {
            int s = clearClaim(t, claims);
            if (s < 0) {
                unseen.set(t);
            } else {
                unclaimed.clear(s);
                next.add(goOn(trails.get(t), frame.get(s), claims[t][s]));
            }
        }
        unclaimed.stream().forEach(s -> {
            List<Trail<T>> rivals = unseen.stream()
                    .filter(t -> claims[t][s] > 0)
                    .mapToObj(trails::get)
                    .toList();
            if (rivals.size() > 1) {
                rivals.forEach(Trail::doubt);
                end(new Trail<>(frame.get(s)));
            } else {
                next.add(new Trail<>(frame.get(s)));
            }
        });
        unseen.stream().mapToObj(trails::get).forEach(next::add);
        trails = next;
    }

    private Trail<T> goOn(Trail<T> trail, Sighting<T> face, double overlap) {
        if (trail.doubtful()) {
            end(trail);
            return new Trail<>(face);
        }
        trail.add(face, overlap);
        return trail;
    }

    /// The face that trail `t` claims clearly, or −1.
    private int clearClaim(int t, double[][] claims) {
        for (int s = 0; s < claims[t].length; s++) {
            double claim = claims[t][s];
            if (claim >= needed(trails.get(t)) && claim >= CLEARLY * strongestRival(t, s, claims)) {
                return s;
            }
        }
        return -1;
    }

    /// The longer unseen, the closer to the expected place; and a face that never jumped does not begin to.
    private double needed(Trail<T> trail) {
        double gap = (double) (now - trail.last().micros()) / GAP_MICROS;
        double afterGap = OVERLAP + (OVERLAP_AFTER_GAP - OVERLAP) * gap;
        return Math.max(afterGap, STEADY * trail.usualOverlap());
    }

    /// How long a trail waits for its face. A single sighting may have been a pattern in the floor.
    private static <T> long patience(Trail<T> trail) {
        return trail.moving() ? GAP_MICROS : GAP_AT_FIRST_MICROS;
    }

    private static double strongestRival(int trail, int face, double[][] claims) {
        double strongest = 0;
        for (int t = 0; t < claims.length; t++) {
            strongest = t == trail ? strongest : Math.max(strongest, claims[t][face]);
        }
        for (int s = 0; s < claims[trail].length; s++) {
            strongest = s == face ? strongest : Math.max(strongest, claims[trail][s]);
        }
        return strongest;
    }
}
