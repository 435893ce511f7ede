package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guide's example, as it stands in the guide.
class BringYourOwnPackTest {
    private static final Path GUIDE = Path.of("..", "docs", "bring-your-own-pack.md");

    @TempDir
    Path temp;

    @Test
    void theManifestInTheGuideOpens() throws Exception {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf("```json") + "```json".length();
        String example = guide.substring(start, guide.indexOf("```", start));
        PackFolder own = new PackFolder(temp.resolve("own"));
        String hash = own.write("arcface.onnx");
        Pack pack = Pack.open(
                own.manifest(example.replaceFirst("[0-9a-f]{64}", hash)),
                Pack.open(PackFolder.whole(temp.resolve("defaults")).done()));
        assertEquals(512, pack.dimension());
        assertEquals(List.of("fc1"), pack.recognisers().getFirst().outputs());
    }
}
