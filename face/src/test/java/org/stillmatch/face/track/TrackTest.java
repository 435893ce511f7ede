package org.stillmatch.face.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.detect.Box;

class TrackTest {
    private static Sighting<String> at(long millis, double quality) {
        return new Sighting<>(1000 * millis, new Box(0, 0, 9, 9), 1, quality, "");
    }

    private static List<Long> millis(List<Sighting<String>> sightings) {
        return sightings.stream().map(sighting -> sighting.micros() / 1000).toList();
    }

    @Test
    void theBestAreTakenBestFirstAndApart() {
        List<Sighting<String>> sightings = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Two hills of quality, at 0.8 s and, lower, at 3.2 s.
            sightings.add(at(40 * i, Math.max(10 - Math.abs(i - 20), 9.5 - Math.abs(i - 80))));
        }
        assertEquals(List.of(800L, 3200L, 600L, 1000L, 3000L), millis(new Track<>(sightings).best(5)));
    }

    @Test
    void aShortTrackGivesThemCloserTogether() {
        List<Sighting<String>> sightings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sightings.add(at(40 * i, i == 5 ? 2 : 1));
        }
        assertEquals(List.of(200L, 0L, 80L, 280L, 360L), millis(new Track<>(sightings).best(5)));
        assertEquals(List.of(0L, 1L), millis(new Track<>(List.of(at(0, 1), at(1, 1))).best(5)));
    }

    @Test
    void whateverTheTrackTheChoiceIsFullOrderedAndContainsTheBest() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Sighting<String>> sightings = new ArrayList<>();
            long time = 0;
            for (int i = 0; i < 1 + seed % 40; i++) {
                time += 1 + random.nextInt(200);
                sightings.add(at(time, random.nextInt(10)));
            }
            List<Sighting<String>> best = new Track<>(sightings).best(5);
            assertEquals(Math.min(5, sightings.size()), best.size());
            assertEquals(best.size(), best.stream().distinct().count());
            for (int i = 1; i < best.size(); i++) {
                assertTrue(best.get(i).quality() <= best.get(i - 1).quality());
            }
            double most =
                    sightings.stream().mapToDouble(Sighting::quality).max().orElseThrow();
            assertEquals(most, best.getFirst().quality());
        }
    }

    @Test
    void aTrackIsNeverEmptyNorOutOfOrder() {
        assertThrows(IllegalArgumentException.class, () -> new Track<String>(List.of()));
        List<Sighting<String>> twice = List.of(at(3, 1), at(3, 1));
        assertThrows(IllegalArgumentException.class, () -> new Track<>(twice));
        Track<String> track = new Track<>(List.of(at(3, 1)));
        assertThrows(IllegalArgumentException.class, () -> track.best(0));
    }
}
