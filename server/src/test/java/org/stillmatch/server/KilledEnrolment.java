package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.OpenCustody;
import org.stillmatch.casework.gallery.StoredEntry;

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
    /// compares what the galleries hold, slot by slot.
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
        assertIterableEquals(contents(whole), contents(killed));
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

    /// What each slot holds, without what is drawn by lot: keys, nonces and the ids that stand for images.
    ///
    /// Subjects are numbered as they first appear. A run that is killed after a subject got a key and before
    /// its image was added leaves a number that nobody bears, and the next run goes on with the one behind it.
    private static List<String> contents(Path data) throws Exception {
        try (OpenCustody custody =
                Custody.open(Cli.SAFE, data).gallery(Cli.MARCH.instant(), LocalDate.of(2026, 3, 1), Optional.empty())) {
            List<String> contents = new ArrayList<>();
            Map<Integer, Integer> subjects = new HashMap<>();
            for (int slot = 0; slot < custody.state().slots(); slot++) {
                StoredEntry entry = custody.state().entry(slot).orElseThrow();
                int subject = subjects.computeIfAbsent(entry.group(), g -> subjects.size());
                contents.add(subject + " " + Arrays.hashCode(entry.components()) + " " + entry.shown() + " "
                        + new String(entry.particulars(), StandardCharsets.UTF_8));
            }
            return contents;
        }
    }

    private static long size(Path data) throws IOException {
        Path segment = data.resolve("gallery").resolve("segment-000001");
        return Files.exists(segment) ? Files.size(segment) : 0;
    }

    private Process run(Path data) throws IOException {
        return ChildProcess.of("enrol", "--data", data.toString(), "--manifest", manifest.toString(), "--demo-basis")
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }
}
