package org.stillmatch.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A list of hashes beside the files of a folder, in the form that `sha256sum -c` reads.
final class Checksums {
    private static final String LIST = "SHA256SUMS";
    private static final int HEX = 64;

    private Checksums() {}

    static void write(Path folder, List<String> names) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(Digests.sha256(Files.readAllBytes(folder.resolve(name))) + "  " + name);
        }
        Files.write(folder.resolve(LIST), lines);
    }

    /// The files that the list names.
    ///
    /// @throws PackException if one is missing or another than it was
    static List<Path> check(Path folder) throws PackException {
        List<Path> files = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(LIST))) {
                Path file = folder.resolve(line.substring(HEX + 2));
                if (!Digests.sha256(Files.readAllBytes(file)).equals(line.substring(0, HEX))) {
                    throw damaged(folder, file + " is not what it was");
                }
                files.add(file);
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            throw damaged(folder, e.toString());
        }
        return files;
    }

    private static PackException damaged(Path folder, String what) {
        return new PackException("The cached folder " + folder + " is damaged (" + what + "); delete it and try again");
    }
}
