package org.stillmatch.benchmarks.peer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Seconds of processor time since a moment, over all threads: what building took, however busy the machine was.
final class CpuTime {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long began = PROCESS.getProcessCpuTime();

    double seconds() {
        return (PROCESS.getProcessCpuTime() - began) / 1e9;
    }
}
