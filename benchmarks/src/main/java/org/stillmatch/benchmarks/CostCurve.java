package org.stillmatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// What finding the faces of a still costs, by its megapixels and by how many faces it shows.
final class CostCurve {
    private static final double[] MEGAPIXELS = {0.1, 0.5, 2, 8};
    private static final int[] FACES = {0, 1, 4, 16};

    private final Faces faces;
    private final Crowd crowd;
    private final int runs;

    /// One kind of still.
    ///
    /// @param faces laid onto it
    /// @param found of them, and of what is none
    /// @param seconds median by the clock, one thread
    /// @param cpuSeconds median of CPU time
    record Cost(double megapixels, int faces, int found, double seconds, double cpuSeconds) {}

    CostCurve(Faces faces, Path photographs, int runs) throws Unreadable {
        this.faces = faces;
        this.crowd = new Crowd(faces, photographs);
        this.runs = runs;
    }

    List<Cost> measure() {
        List<Cost> costs = new ArrayList<>();
        for (double megapixels : MEGAPIXELS) {
            for (int count : FACES) {
                costs.add(measure(megapixels, count));
            }
        }
        return costs;
    }

    private Cost measure(double megapixels, int count) {
        Picture still = crowd.still(megapixels, count);
        int found = faces.inStill(still).size();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] seconds = new double[runs];
        double[] cpu = new double[runs];
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            long cpuBegan = clock.getCurrentThreadCpuTime();
            faces.inStill(still);
            cpu[i] = (clock.getCurrentThreadCpuTime() - cpuBegan) / 1e9;
            seconds[i] = (System.nanoTime() - began) / 1e9;
        }
        Arrays.sort(seconds);
        Arrays.sort(cpu);
        return new Cost(megapixels, count, found, seconds[runs / 2], cpu[runs / 2]);
    }

    /// Rows of megapixels, columns of faces, seconds by the clock and of CPU time.
    static String table(List<Cost> costs) {
        StringBuilder text =
                new StringBuilder("median seconds (CPU seconds) to find the faces of a still, one thread\n");
        text.append("Mpx    ");
        for (int count : FACES) {
            text.append(String.format(Locale.ROOT, "%18s", count + (count == 1 ? " face" : " faces")));
        }
        for (int i = 0; i < costs.size(); i++) {
            Cost cost = costs.get(i);
            if (i % FACES.length == 0) {
                text.append(String.format(Locale.ROOT, "%n%-7s", cost.megapixels()));
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%18s",
                    String.format(
                            Locale.ROOT,
                            "%.3f (%.3f)%s",
                            cost.seconds(),
                            cost.cpuSeconds(),
                            cost.found() == cost.faces() ? "" : " " + cost.found() + "!")));
        }
        return text.append(System.lineSeparator()).toString();
    }

    static String csv(List<Cost> costs) {
        StringBuilder text = new StringBuilder("megapixels,faces,found,seconds,cpu_seconds\r\n");
        for (Cost cost : costs) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%.4f,%.4f\r\n",
                    cost.megapixels(),
                    cost.faces(),
                    cost.found(),
                    cost.seconds(),
                    cost.cpuSeconds()));
        }
        return text.toString();
    }
}
