package org.stillmatch.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several laps run in turns, so that all of them meet the same machine.
public final class Turns {
    private final Map<String, Lap> laps = new LinkedHashMap<>();

    /// Adds a lap under a name of its own.
    public Turns with(String name, Lap lap) {
        if (laps.put(name, lap) != null) {
            throw new IllegalArgumentException("There are two laps named '" + name + "'");
        }
        return this;
    }

    /// Runs each lap `warm` times unmeasured and then `rounds` times, the order turned round every other round,
    /// so that none always follows the same one.
    public Map<String, Samples> run(int warm, int rounds) throws Exception {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(laps.keySet());
        order.forEach(name -> seconds.put(name, new double[rounds]));
        for (int round = -warm; round < rounds; round++) {
            for (String name : round % 2 == 0 ? order : order.reversed()) {
                double lap = laps.getOrDefault(name, () -> 0).seconds();
                if (round >= 0) {
                    seconds.getOrDefault(name, new double[0])[round] = lap;
                }
            }
        }
        Map<String, Samples> samples = new LinkedHashMap<>();
        seconds.forEach((name, all) -> samples.put(name, new Samples(all)));
        return samples;
    }
}
