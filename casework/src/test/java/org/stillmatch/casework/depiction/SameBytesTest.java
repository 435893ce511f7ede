package org.stillmatch.casework.depiction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillmatch.face.decode.Pictures;

/// From the original and the recipe as they lie on the disk, however the machine computes.
class SameBytesTest {
    @TempDir
    static Path folder;

    private static String here = "";

    @BeforeAll
    static void writeDown() throws Exception {
        Files.write(folder.resolve("drawn.png"), Drawn.file(Drawn.busy(420, 360)));
        Files.write(folder.resolve("drawn.jpg"), Pictures.toJpeg(Drawn.busy(420, 360), 85));
        for (String name : List.of("drawn.png", "drawn.jpg")) {
            for (Frame frame : Frame.values()) {
                Recipe recipe = Drawn.recipe(Files.readAllBytes(folder.resolve(name)), frame)
                        .with(new Tone(frame.ordinal(), 130, 80));
                Files.write(folder.resolve(name + "." + frame.word()), recipe.json());
            }
        }
        here = Depicted.all(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "-Xint, 1",
        "-XX:UseAVX=0, 4",
        "-XX:TieredStopAtLevel=1, 2",
        "-XX:-TieredCompilation, 3",
        "-XX:ActiveProcessorCount=1, 8"
    })
    void anotherMachineMakesTheSame(String flag, int threads) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                flag,
                Depicted.class.getName(),
                folder.toString(),
                Integer.toString(threads)));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = child.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertEquals(0, process.waitFor(), said);
        assertEquals(here, said);
    }

    @Test
    void everyFileIsAnother() {
        assertEquals(8, List.of(here.split(" ")).stream().distinct().count());
    }
}
