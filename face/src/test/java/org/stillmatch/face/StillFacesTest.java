package org.stillmatch.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.models.DefaultPack;

@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StillFacesTest {
    private final Faces faces = new Faces(DefaultPack.open());
    private final StillFaces stills = new StillFaces(faces);
    private final byte[] still = Pictures.toPng(new Photographs().of("audrey_crop"));

    @TempDir
    Path folder;

    StillFacesTest() throws Exception {}

    @AfterAll
    void close() {
        faces.close();
    }

    @Test
    void aFileAndItsBytesHaveTheSameFacesByTheSameNumbers() throws Exception {
        Path file = Files.write(folder.resolve("still"), still);
        List<FoundFace> ofFile = stills.in(file, watch()).found();
        List<FoundFace> ofBytes = stills.in(still, watch()).found();
        assertEquals(1, ofFile.size());
        assertEquals(ofFile.getFirst().face(), ofBytes.getFirst().face());
        assertEquals(ofFile.getFirst().quality(), ofBytes.getFirst().quality());
        assertEquals(
                stills.embed(file, 1).template(),
                ofBytes.getFirst().embed().get().template());
    }

    @Test
    void whatIsNoPictureIsRefusedInASentence() {
        byte[] words = "A statement.".getBytes(StandardCharsets.UTF_8);
        RefusedStill refused = assertThrows(RefusedStill.class, () -> stills.in(words, watch()));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("."));
    }

    private static Stopwatch watch() {
        return new Stopwatch(() -> 0);
    }
}
