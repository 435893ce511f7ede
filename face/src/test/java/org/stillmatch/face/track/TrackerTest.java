package org.stillmatch.face.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.detect.Box;

class TrackerTest {
    private static final long FRAME = 40_000;

    /// The payload is the number of the person.
    private static Sighting<Integer> sighting(int frame, double x, double y, double size, int person) {
        Box box = new Box((float) (x - size / 2), (float) (y - size / 2), (float) size, (float) size);
        return new Sighting<>(frame * FRAME, box, 0.9f, 1, person);
    }

    private static boolean pure(Track<Integer> track) {
        return track.sightings().stream().map(Sighting::payload).distinct().count() == 1;
    }

    private static List<Integer> sizes(List<Track<Integer>> tracks) {
        return tracks.stream().map(track -> track.sightings().size()).toList();
    }

    @Test
    void aPersonWhoWalksIsOneTrack() {
        Tracker<Integer> tracker = new Tracker<>();
        for (int i = 0; i < 50; i++) {
            tracker.add(List.of(sighting(i, 20 + 8 * i, 50 + 2 * i, 40, 1)));
        }
        assertEquals(List.of(50), sizes(tracker.finish()));
        assertEquals(List.of(), tracker.finish());
    }

    @Test
    void aShortGapIsBridgedByTheSpeedButALongOneIsNot() {
        for (int gap : new int[] {10, 24, 27}) {
            Tracker<Integer> tracker = new Tracker<>();
            for (int i = 0; i < 80; i++) {
                // While unseen the person walks three box widths and more.
                if (i < 20 || i >= 20 + gap) {
                    tracker.add(List.of(sighting(i, 20 + 8 * i, 50, 40, 1)));
                }
            }
            assertEquals(gap < 25 ? List.of(80 - gap) : List.of(20, 60 - gap), sizes(tracker.finish()));
        }
    }

    @Test
    void anotherPlaceAfterAGapIsAnotherTrack() {
        for (double shift : new double[] {10, 22}) {
            Tracker<Integer> tracker = new Tracker<>();
            for (int i = 0; i < 10; i++) {
                tracker.add(List.of(sighting(i, 100, 100, 40, 1)));
            }
            for (int i = 30; i < 40; i++) {
                tracker.add(List.of(sighting(i, 100 + shift, 100, 40, 2)));
            }
            // An overlap of .6 after 0.84 s is believed, one of .29 would be enough from frame to frame only.
            assertEquals(shift < 11 ? List.of(20) : List.of(10, 10), sizes(tracker.finish()));
        }
    }

    @Test
    void twoWhoPassEachOtherAtADistanceStayTwoWholeTracks() {
        Tracker<Integer> tracker = new Tracker<>();
        for (int i = 0; i < 40; i++) {
            tracker.add(List.of(sighting(i, 20 + 6 * i, 60, 40, 1), sighting(i, 260 - 6 * i, 95, 40, 2)));
        }
        List<Track<Integer>> tracks = tracker.finish();
        assertEquals(List.of(40, 40), sizes(tracks));
        assertTrue(tracks.stream().allMatch(TrackerTest::pure));
    }

    @Test
    void twoWhoMeetAndTurnBackAreNeverOneTrack() {
        // Speed alone would send each one on with the other's face.
        Tracker<Integer> tracker = new Tracker<>();
        for (int i = 0; i <= 80; i++) {
            double apart = 2.5 * Math.abs(i - 40);
            List<Sighting<Integer>> frame = new ArrayList<>(List.of(sighting(i, 200 - apart / 2, 100, 40, 1)));
            if (apart > 15) {
                frame.add(sighting(i, 200 + apart / 2, 100, 40, 2));
            }
            tracker.add(frame);
        }
        List<Track<Integer>> tracks = tracker.finish();
        assertTrue(tracks.stream().allMatch(TrackerTest::pure), "sizes " + sizes(tracks));
        assertTrue(sizes(tracks).stream().filter(size -> size >= 20).count() >= 4, "sizes " + sizes(tracks));
    }

    @Test
    void likenessKeepsTwoApartWhereOneStepsIntoTheOthersPlace() {
        for (boolean looks : new boolean[] {true, false}) {
            Tracker<Integer> tracker =
                    looks ? new Tracker<>((one, other) -> one.equals(other) ? 1 : 0, 0.5) : new Tracker<>();
            for (int i = 0; i < 20; i++) {
                tracker.add(List.of(sighting(i, 100, 100, 40, i < 10 ? 1 : 2)));
            }
            assertEquals(looks ? List.of(10, 10) : List.of(20), sizes(tracker.finish()));
        }
    }

    @Test
    void aCutEndsEveryTrack() {
        Tracker<Integer> tracker = new Tracker<>();
        for (int i = 0; i < 20; i++) {
            if (i == 10) {
                tracker.cut();
            }
            tracker.add(List.of(sighting(i, 100, 100, 40, i < 10 ? 1 : 2)));
        }
        assertEquals(List.of(10, 10), sizes(tracker.finish()));
    }

    @Test
    void twoBoxesOnOneFaceDoNotShareATrack() {
        Tracker<Integer> tracker = new Tracker<>();
        for (int i = 0; i < 10; i++) {
            tracker.add(List.of(sighting(i, 100, 100, 40, 1), sighting(i, 100, 100, 40, 1)));
        }
        for (Track<Integer> track : tracker.finish()) {
            assertEquals(
                    track.sightings().size(),
                    track.sightings().stream().map(Sighting::micros).distinct().count());
        }
    }

    @Test
    void framesComeInOrderAndHoldOneTime() {
        Tracker<Integer> tracker = new Tracker<>();
        tracker.add(List.of());
        tracker.add(List.of(sighting(5, 100, 100, 40, 1)));
        List<Sighting<Integer>> same = List.of(sighting(5, 10, 10, 40, 1));
        List<Sighting<Integer>> mixed = List.of(sighting(6, 10, 10, 40, 1), sighting(7, 10, 10, 40, 1));
        assertThrows(IllegalArgumentException.class, () -> tracker.add(same));
        assertThrows(IllegalArgumentException.class, () -> tracker.add(mixed));
        assertThrows(IllegalArgumentException.class, () -> sighting(1, 0, 0, 0, 1));
    }

    /// People wander, stop, and hide each other; the detector trembles, blinks and sees things.
    @Test
    void everySightingIsInOneTrackAndHardlyEverInAnothersTrack() {
        Count byPlace = follow(Tracker::new);
        assertTrue(byPlace.foreign() * 10_000 < byPlace.sightings(), "" + byPlace);
        assertTrue(byPlace.inLongTracks() > 0.97 * byPlace.sightings(), "too broken: " + byPlace);
        Count byLooks = follow(() -> new Tracker<>((one, other) -> one.equals(other) ? 0.9 : 0.1, 0.5));
        assertEquals(0, byLooks.foreign());
        assertTrue(byLooks.inLongTracks() > 0.97 * byLooks.sightings(), "too broken: " + byLooks);
    }

    /// @param foreign sightings in a track that is mostly another person's
    /// @param inLongTracks sightings in tracks of ten and more
    private record Count(long sightings, long foreign, long inLongTracks) {}

    private static Count follow(Supplier<Tracker<Integer>> trackers) {
        long sightings = 0;
        long foreign = 0;
        long inLongTracks = 0;
        for (int seed = 0; seed < 300; seed++) {
            List<List<Sighting<Integer>>> clip = crowd(new Random(seed));
            Tracker<Integer> tracker = trackers.get();
            clip.forEach(tracker::add);
            Set<Sighting<Integer>> seen = new HashSet<>();
            for (Track<Integer> track : tracker.finish()) {
                Map<Integer, Long> people = new TreeMap<>();
                for (Sighting<Integer> sighting : track.sightings()) {
                    assertTrue(seen.add(sighting), "seed " + seed + ": in two tracks");
                    people.merge(sighting.payload(), 1L, Long::sum);
                }
                int size = track.sightings().size();
                foreign += size - Collections.max(people.values());
                inLongTracks += size >= 10 ? size : 0;
            }
            long all = clip.stream().mapToLong(List::size).sum();
            assertEquals(all, seen.size(), "seed " + seed);
            sightings += all;
        }
        return new Count(sightings, foreign, inLongTracks);
    }

    private static List<List<Sighting<Integer>>> crowd(Random random) {
        int people = 2 + random.nextInt(4);
        double[][] state = new double[people][];
        for (int p = 0; p < people; p++) {
            state[p] = new double[] {
                random.nextDouble(640), 150 + random.nextDouble(180), random.nextGaussian() * 4, random.nextGaussian()
            };
        }
        List<List<Sighting<Integer>>> clip = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            List<Sighting<Integer>> frame = new ArrayList<>();
            for (int p = 0; p < people; p++) {
                double[] s = state[p];
                s[2] = 0.97 * s[2] + 0.5 * random.nextGaussian();
                s[3] = 0.97 * s[3] + 0.2 * random.nextGaussian();
                s[0] += s[2];
                s[1] += s[3];
                double size = 36 + 3 * p + random.nextGaussian();
                Sighting<Integer> next =
                        sighting(i, s[0] + random.nextGaussian(), s[1] + random.nextGaussian(), size, p);
                // Who stands in front hides the others, as non-maximum suppression at .3 would.
                if (random.nextDouble() > 0.08
                        && frame.stream().noneMatch(front -> front.box().overlap(next.box()) > 0.3)) {
                    frame.add(next);
                }
            }
            if (random.nextDouble() < 0.03) {
                frame.add(sighting(i, random.nextDouble(640), random.nextDouble(480), 40, 100 + i));
            }
            clip.add(frame);
        }
        return clip;
    }
}
