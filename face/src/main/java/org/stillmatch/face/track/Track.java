package org.stillmatch.face.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One face through a clip: its sightings in order of time, at most one a frame.
public record Track<T>(List<Sighting<T>> sightings) {
    /// Neighbouring frames show the same blur and the same noise; fused, they teach nothing.
    private static final long APART_MICROS = 200_000;

    /// @throws IllegalArgumentException if there is none, or if they are not in order
    public Track {
        sightings = List.copyOf(sightings);
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException("A track has at least one sighting");
        }
        for (int i = 1; i < sightings.size(); i++) {
            if (sightings.get(i).micros() <= sightings.get(i - 1).micros()) {
                throw new IllegalArgumentException("Sightings of a track follow each other in time");
            }
        }
    }

    /// The `n` sightings of best quality, the best first, 0.2 s apart where the track is long enough. On a
    /// shorter track the distance is halved until there are `n`, or all there are. Of equals the earlier is taken.
    public List<Sighting<T>> best(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("At least one sighting can be chosen, not " + n);
        }
        List<Sighting<T>> ranked = sightings.stream()
                .sorted(Comparator.<Sighting<T>>comparingDouble(Sighting::quality)
                        .reversed())
                .toList();
        int enough = Math.min(n, ranked.size());
        List<Sighting<T>> chosen = apart(ranked, n, APART_MICROS);
        for (long apart = APART_MICROS; chosen.size() < enough; ) {
            apart /= 2;
            chosen = apart(ranked, n, apart);
        }
        return chosen;
    }

    private static <T> List<Sighting<T>> apart(List<Sighting<T>> ranked, int n, long apart) {
        List<Sighting<T>> chosen = new ArrayList<>();
        for (Sighting<T> next : ranked) {
            if (chosen.size() < n
                    && chosen.stream().allMatch(other -> Math.abs(other.micros() - next.micros()) >= apart)) {
                chosen.add(next);
            }
        }
        return List.copyOf(chosen);
    }
}
