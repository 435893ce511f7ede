package org.stillmatch.face.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Where odd files are made of one scene, and written with what is expected of each and how it was made.
///
/// Needs ImageMagick, libwebp's and libjpeg-turbo's tools and libtiff's on the PATH; the tests need only the
/// files. Every picture is drawn ([Scene]).
final class Workshop {
    static final Picture SCENE = Scene.of(96, 72);

    final byte[] png = Pictures.toPng(SCENE);
    final byte[] jpeg = Pictures.toJpeg(SCENE, 85);

    private final Path work = Files.createTempDirectory("odd");
    private final Path folder;
    private final Map<String, String> expected = new TreeMap<>();
    private final Map<String, String> made = new TreeMap<>();

    Workshop(Path folder) throws IOException {
        this.folder = folder;
        Files.write(work.resolve("scene.png"), png);
        tool("convert scene.png scene.ppm");
    }

    /// Runs a tool in the working folder; its line is split at each space.
    void tool(String line) throws IOException {
        try {
            Process process = new ProcessBuilder(line.split(" "))
                    .directory(work.toFile())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("Failed: " + line);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// What a tool makes of the scene, kept as a file that is read. `OUT`, or the end of the line, is its name.
    byte[] made(String name, String line) throws IOException {
        String whole = line.contains("OUT") ? line.replace("OUT", name) : line + " " + name;
        byte[] file = quiet(whole, name);
        read(name, "`" + whole + "`", file);
        return file;
    }

    /// What a tool makes, as material for another file.
    byte[] quiet(String line, String name) throws IOException {
        tool(line);
        return bytes(name);
    }

    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(work.resolve(name));
    }

    /// Keeps a file that is read at the size of the scene.
    void read(String name, String how, byte[] file) throws IOException {
        read(name, how, SCENE.width(), SCENE.height(), file);
    }

    void read(String name, String how, int width, int height, byte[] file) throws IOException {
        keep(name, how, "read," + width + "," + height, file);
    }

    void refuse(String name, String how, Reason reason, byte[] file) throws IOException {
        keep(name, how, reason + ",,", file);
    }

    private void keep(String name, String how, String outcome, byte[] file) throws IOException {
        Files.write(folder.resolve(name), file);
        expected.put(name, outcome);
        made.put(name, how);
    }

    void writeLists() throws IOException {
        var csv = new StringBuilder("file,outcome,width,height\n");
        expected.forEach(
                (name, outcome) -> csv.append(name).append(',').append(outcome).append('\n'));
        Files.writeString(folder.resolve("expected.csv"), csv);
        var text = new StringBuilder("""
                # Odd files

                Files that a decoder meets sooner or later, each with what is expected of it in `expected.csv`. Made by
                `OddFiles` (in the test sources) from a drawn scene of 96×72; no photograph is among them.

                | file | how it was made |
                |---|---|
                """);
        made.forEach((name, how) ->
                text.append("| ").append(name).append(" | ").append(how).append(" |\n"));
        Files.writeString(folder.resolve("README.md"), text);
    }
}
