package org.stillmatch.benchmarks;

/// Something that is done once and takes some seconds.
public interface Lap {
    /// How long it took, as the one who did it measured.
    double seconds() throws Exception;

    /// A lap timed here, by the clock.
    static Lap of(Task task) {
        return () -> {
            long began = System.nanoTime();
            task.run();
            return (System.nanoTime() - began) / 1e9;
        };
    }

    /// What is timed.
    interface Task {
        void run() throws Exception;
    }
}
