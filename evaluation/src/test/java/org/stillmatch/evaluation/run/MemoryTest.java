package org.stillmatch.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

class MemoryTest {
    private static final PackId PACK = new PackId("c".repeat(64));
    private static final int DIMENSION = 64;
    private static final String KEY = Memory.key(new byte[] {1, 2, 3}, "STILL");

    @TempDir
    Path folder;

    @Test
    void whatWasSeenIsRememberedToTheLastBitAlsoByAnotherProcess() throws IOException {
        Seen seen = new Seen(
                List.of(
                        face(1, Optional.empty(), Optional.of(71.0)),
                        face(2, Optional.of("it is too small"), Optional.empty())),
                Optional.empty());
        memory(PACK).remember(KEY, seen);
        assertEquals(Optional.of(seen), memory(PACK).recall(KEY));
    }

    @Test
    void aPictureWithoutAFaceIsRememberedAsOne() throws IOException {
        Seen nothing = new Seen(List.of(), Optional.empty());
        memory(PACK).remember(KEY, nothing);
        assertEquals(Optional.of(nothing), memory(PACK).recall(KEY));
    }

    @Test
    void otherBytesAnotherPurposeOrAnotherPackAreNotRemembered() throws IOException {
        memory(PACK).remember(KEY, new Seen(List.of(), Optional.empty()));
        assertEquals(Optional.empty(), memory(PACK).recall(Memory.key(new byte[] {1, 2, 4}, "STILL")));
        assertEquals(Optional.empty(), memory(PACK).recall(Memory.key(new byte[] {1, 2, 3}, "CUSTODY")));
        assertEquals(Optional.empty(), memory(new PackId("d".repeat(64))).recall(KEY));
    }

    @Test
    void theLaterSightingReplacesTheEarlier() throws IOException {
        Seen later = new Seen(List.of(face(5, Optional.empty(), Optional.of(3.0))), Optional.empty());
        memory(PACK).remember(KEY, new Seen(List.of(), Optional.empty()));
        memory(PACK).remember(KEY, later);
        assertEquals(Optional.of(later), memory(PACK).recall(KEY));
        assertEquals(1, files().size(), "no drafts are left lying about");
    }

    @Test
    void aFileThatIsDamagedOrCutShortIsNotBelieved() throws IOException {
        memory(PACK)
                .remember(
                        KEY,
                        new Seen(
                                List.of(
                                        face(1, Optional.empty(), Optional.of(50.0)),
                                        face(2, Optional.empty(), Optional.of(60.0))),
                                Optional.empty()));
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 40, 60, whole.length / 2 + 9, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), memory(PACK).recall(KEY), length + " of " + whole.length + " bytes");
        }
        for (int at = 0; at < whole.length; at += 7) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            assertEquals(Optional.empty(), memory(PACK).recall(KEY), "byte " + at);
        }
        Files.writeString(file, "<html>This is a login page.</html>".repeat(20));
        assertEquals(Optional.empty(), memory(PACK).recall(KEY));
    }

    @Test
    void keysTellBytesAndPurposesApart() {
        assertNotEquals(KEY, Memory.key(new byte[] {1, 2, 3}, "CUSTODY"));
        assertNotEquals(KEY, Memory.key(new byte[0], "STILL"));
        assertTrue(KEY.matches("[0-9a-f]{64}-STILL"), KEY);
    }

    private Memory memory(PackId pack) throws IOException {
        return new Memory(folder, pack, DIMENSION);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static SeenFace face(long seed, Optional<String> obstacle, Optional<Double> quality) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        Presentation shown = new Presentation(-12.5f, 3.1f, 1.7f, 44.4f, 0.9f, (float) (10 * random.nextDouble()));
        return new SeenFace(Template.of(PACK, vector), shown, obstacle, quality);
    }
}
