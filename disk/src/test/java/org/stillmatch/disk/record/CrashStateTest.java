package org.stillmatch.disk.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.disk.DiskFile;

class CrashStateTest {
    private static final long SEED = 1;
    private static final Path ROOT = Path.of("/");
    private static final Path A = ROOT.resolve("a");
    private static final Path B = ROOT.resolve("b");

    @Test
    void aProgramThatForcesAsItShouldSurvivesEveryState() throws Exception {
        int states = 0;
        for (CrashState state : Diary.recorded().trace().crashStates(SEED, 3000)) {
            states++;
            try {
                holdsWhatWasAcknowledged(state);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(state.toString(), e);
            }
        }
        assertEquals(91, states);
    }

    @Test
    void eachForceOfThatProgramIsNeeded() throws IOException {
        Trace trace = Diary.recorded().trace();

        assertEquals(9, trace.forces());
        assertEquals(List.of(), trace.needlessForces(SEED, 3000, CrashStateTest::holdsWhatWasAcknowledged));
    }

    @Test
    void aForceTooManyIsNamed() throws IOException {
        RecordingDisk disk = Diary.recorded();
        disk.forceFolder(Diary.FOLDER);
        disk.mark("done");

        assertEquals(
                List.of("operation 26, force of the folder /diary"),
                disk.trace().needlessForces(SEED, 3000, CrashStateTest::holdsWhatWasAcknowledged));
    }

    @Test
    void theSectorsOfAWriteArriveEachOnItsOwn() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        try (DiskFile file = disk.create(A)) {
            file.write(filled('-', 1100), 0);
            file.force();
            disk.forceFolder(ROOT);
            file.write(filled('x', 1000), 100);
        }
        Set<String> seen = states(disk, d -> summary(d, A));

        // 412 bytes in the first sector, 512 in the second, 76 in the third.
        assertEquals(
                Set.of(
                        "-1100",
                        "-100 x412 -588",
                        "-512 x512 -76",
                        "-1024 x76",
                        "-100 x924 -76",
                        "-100 x412 -512 x76",
                        "-512 x588",
                        "-100 x1000"),
                seen);
    }

    @Test
    void aGrownFileMayBeShorterOrEndInZeros() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        try (DiskFile file = disk.create(A)) {
            disk.forceFolder(ROOT);
            file.write(filled('x', 600), 0);
        }

        assertEquals(
                Set.of("", "x512", "x600", "\0" + "600", "x512 \0" + "88", "\0" + "512 x88"),
                states(disk, d -> summary(d, A)));
    }

    @Test
    void writesToOnePlaceArriveInAnySubset() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        try (DiskFile file = disk.create(A)) {
            file.write(filled('-', 2), 0);
            file.force();
            disk.forceFolder(ROOT);
            file.write(filled('x', 1), 0);
            file.write(filled('y', 1), 1);
            file.truncate(1);
        }

        assertEquals(
                Set.of("-2", "x1 -1", "-1 y1", "x1 y1", "x1", "-1"),
                states(disk, d -> summary(d, A)).stream()
                        .map(s -> s.equals("-1 \0" + "1") ? "-1" : s)
                        .collect(Collectors.toSet()));
    }

    @Test
    void aRenameWithoutAForceOfItsFolderLeavesOldOrNewAndNeverNeither() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        write(disk, A, 'o');
        disk.forceFolder(ROOT);
        write(disk, B, 'n');
        disk.rename(B, A);
        Set<String> unforced = states(disk, d -> summary(d, A));
        disk.forceFolder(ROOT);
        disk.mark("renamed");

        assertEquals(Set.of("o10", "n10"), unforced);
        for (CrashState state : disk.trace().crashStates(SEED, 1000)) {
            if (state.marks().contains("renamed")) {
                assertEquals("n10", summary(state.disk(), A));
            }
        }
    }

    @Test
    void aRenamedFileWhoseBytesWereNotForcedMayBeEmpty() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        try (DiskFile file = disk.create(B)) {
            file.write(filled('n', 10), 0);
        }
        disk.rename(B, A);
        disk.forceFolder(ROOT);
        disk.mark("renamed");

        Set<String> seen = new TreeSet<>();
        for (CrashState state : disk.trace().crashStates(SEED, 1000)) {
            if (state.marks().contains("renamed")) {
                seen.add(summary(state.disk(), A));
            }
        }
        assertEquals(Set.of("", "n10", "\0" + "10"), seen);
    }

    @Test
    void aForcedFileMayBeAbsentAndADeletedOneBackUntilTheirFolderIsForced() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        write(disk, A, 'a');
        disk.forceFolder(ROOT);
        disk.delete(A);
        write(disk, B, 'b');

        assertEquals(
                Set.of("a10|gone", "a10|b10", "gone|gone", "gone|b10"),
                states(disk, d -> summary(d, A) + "|" + summary(d, B)));
    }

    @Test
    void aFolderThatIsLostTakesAllInItAlong() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        disk.createFolder(A);
        write(disk, A.resolve("inner"), 'i');
        disk.forceFolder(A);

        assertEquals(Set.of("gone", "i10"), states(disk, d -> summary(d, A.resolve("inner"))));
    }

    @Test
    void whatLayOnTheDiskWhenTheRecordingBeganIsSafe(@TempDir Path folder) throws IOException {
        MemoryDisk before = new MemoryDisk(ROOT);
        before.put(A, "kept".getBytes(UTF_8));
        RecordingDisk disk = new RecordingDisk(before, ROOT);
        disk.rename(A, B);
        try (DiskFile file = disk.open(B)) {
            file.write(filled('x', 2), 1);
        }

        assertEquals(
                Set.of("kept|gone", "kxxt|gone", "gone|kept", "gone|kxxt"),
                states(disk, d -> text(d, A) + "|" + text(d, B)));
        List<CrashState> all = new ArrayList<>();
        disk.trace().crashStates(SEED, 1000).forEach(all::add);
        all.getLast().copyTo(ROOT, folder);
        assertEquals("kxxt", Files.readString(folder.resolve("b")));
    }

    @Test
    void tooManyStatesAreSampledWithinTheAllowanceAndTheSameAgainFromTheSameSeed() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(ROOT);
        try (DiskFile file = disk.create(A)) {
            disk.forceFolder(ROOT);
            file.write(filled('x', 100 * 512), 0);
            file.force();
        }
        Set<Object> seen = new HashSet<>();
        int states = 0;
        for (CrashState state : disk.trace().crashStates(SEED, 500)) {
            seen.add(state.everything());
            states++;
        }
        List<String> once = new ArrayList<>();
        disk.trace().crashStates(SEED, 500).forEach(s -> once.add(s.toString()));
        List<String> again = new ArrayList<>();
        disk.trace().crashStates(SEED, 500).forEach(s -> again.add(s.toString()));

        assertTrue(states <= 500 && seen.size() > 350, states + " states, " + seen.size() + " different");
        assertEquals(once, again);
    }

    private static void holdsWhatWasAcknowledged(CrashState state) throws IOException {
        Set<Object> marks = new HashSet<>(state.marks());
        if (!marks.contains("begun")) {
            return;
        }
        List<Integer> now = new Diary(state.disk()).content();
        Set<List<Integer>> allowed = new HashSet<>();
        allowed.add(contentAfter(marks));
        state.underWay().ifPresent(next -> {
            Set<Object> later = new HashSet<>(marks);
            later.add(next);
            allowed.add(contentAfter(later));
        });
        assertTrue(allowed.contains(now), () -> now + " is none of " + allowed);
    }

    private static List<Integer> contentAfter(Set<Object> marks) {
        List<Integer> content = new ArrayList<>();
        for (int line = 1; marks.contains(line); line++) {
            content.add(line);
        }
        for (int title : new int[] {20, 10}) {
            if (marks.contains(title)) {
                content.add(title);
                break;
            }
        }
        return content;
    }

    private static Set<String> states(RecordingDisk disk, Function<MemoryDisk, String> of) {
        Trace trace = disk.trace();
        int end = trace.length();
        Set<String> seen = new TreeSet<>();
        for (CrashState state : trace.crashStates(SEED, 1000)) {
            if (state.operation() == end) {
                seen.add(of.apply(state.disk()));
            }
        }
        return seen;
    }

    private static void write(RecordingDisk disk, Path path, char letter) throws IOException {
        try (DiskFile file = disk.create(path)) {
            file.write(filled(letter, 10), 0);
            file.force();
        }
    }

    private static ByteBuffer filled(char letter, int length) {
        return ByteBuffer.wrap(String.valueOf(letter).repeat(length).getBytes(UTF_8));
    }

    private static String text(MemoryDisk disk, Path path) {
        try {
            return disk.exists(path) ? new String(disk.bytes(path), UTF_8) : "gone";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The runs of equal letters and their lengths.
    private static String summary(MemoryDisk disk, Path path) {
        String text = text(disk, path);
        if (text.equals("gone")) {
            return text;
        }
        List<String> runs = new ArrayList<>();
        for (int from = 0, to; from < text.length(); from = to) {
            for (to = from; to < text.length() && text.charAt(to) == text.charAt(from); to++) {
                continue;
            }
            runs.add(text.charAt(from) + "" + (to - from));
        }
        return String.join(" ", runs);
    }
}
