package org.stillmatch.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the machine says of itself; Linux alone says how much memory was held at most.
public final class Machine {
    private Machine() {}

    /// Runnable threads over the last minute, all programs together; negative where that is not known.
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /// The most memory that this process ever held, native libraries included.
    public static long peakResidentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("This system does not say how much memory a process held");
    }

    /// How much of this process's own memory lies on huge pages.
    public static long hugePageBytes() throws IOException {
        long sum = 0;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps_rollup"))) {
            if (line.startsWith("AnonHugePages:")) {
                sum += 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return sum;
    }
}
