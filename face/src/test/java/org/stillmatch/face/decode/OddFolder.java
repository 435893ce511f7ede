package org.stillmatch.face.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The folder of odd files, with the list of what is expected of each and how each was made.
final class OddFolder {
    private final Path folder;
    private final Map<String, String> expected = new TreeMap<>();
    private final Map<String, String> made = new TreeMap<>();

    OddFolder(Path folder) {
        this.folder = folder;
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
