package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Enrols in processes of their own, and kills them.
final class KilledEnrolment {
    private static final int LOOK_MILLIS = 5;

    /// How long a process lives on after it has got as far as was drawn for it.
    private static final int LONGER_MILLIS = 60;

    private final Path folder;
    private final Path manifest;

    KilledEnrolment(Path folder, List<Path> photographs) throws IOException {
        this.folder = folder;
        this.manifest = Mugshots.manifest(folder, photographs);
    }

    /// Enrols once without disturbance and once killed so many times at moments drawn from the seed, and
    /// compares the galleries byte by byte.
    ///
    /// @return after how many bytes of the gallery each kill came
    List<Long> compare(int kills, long seed) throws Exception {
        Path whole = folder.resolve("whole");
        run(whole).waitFor();
        long size = size(whole);
        Random random = new Random(seed);
        long[] moments = random.doubles(kills, 0, 0.9 * size)
                .mapToLong(d -> (long) d)
                .sorted()
                .toArray();
        Path killed = folder.resolve("killed");
        List<Long> at = Arrays.stream(moments)
                .mapToObj(moment -> killedAt(killed, moment, random.nextInt(LONGER_MILLIS)))
                .toList();
        int code = run(killed).waitFor();

        assertEquals(run(whole).waitFor(), code, "the exit code of an undisturbed run");
        assertEquals(-1, Files.mismatch(templates(whole), templates(killed)), "the first byte that differs");
        assertEquals(-1, Files.mismatch(whole.resolve("refused.csv"), killed.resolve("refused.csv")));
        return at;
    }

    private long killedAt(Path data, long moment, int longer) {
        try {
            Process process = run(data);
            boolean ended = false;
            while (!ended && size(data) < moment) {
                ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            ended = process.waitFor(longer, TimeUnit.MILLISECONDS);
            assertEquals(false, ended, "the process ended before it was killed");
            process.destroyForcibly().waitFor();
            return size(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path templates(Path data) {
        return data.resolve("templates.bin");
    }

    private static long size(Path data) throws IOException {
        return Files.exists(templates(data)) ? Files.size(templates(data)) : 0;
    }

    private Process run(Path data) throws IOException {
        return ChildProcess.of("enrol", "--data", data.toString(), "--manifest", manifest.toString(), "--demo-basis")
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }
}
