package org.stillmatch.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Manifests of the custody photographs in the shared data, which stay where they are.
public final class Mugshots {
    private Mugshots() {}

    /// Front views of so many subjects, the same ones every time.
    public static List<Path> fronts(int subjects) throws IOException {
        return of("Img_3[1-4]\\.JPG").stream()
                .filter(file -> file.endsWith("Img_33.JPG"))
                .limit(subjects)
                .toList();
    }

    /// The photographs whose names answer to a pattern, subject by subject.
    static List<Path> of(String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> subjects = Files.list(SharedData.folder("frmdb"))) {
            for (Path subject : subjects.sorted().toList()) {
                if (Files.isDirectory(subject.resolve("mugshots"))) {
                    try (Stream<Path> files = Files.list(subject.resolve("mugshots"))) {
                        files.filter(f -> f.getFileName().toString().matches(pattern))
                                .sorted()
                                .forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    static String subject(Path photograph) {
        return String.valueOf(photograph.getName(photograph.getNameCount() - 3));
    }

    /// Writes custody.csv into a folder, with a copy of each photograph beside it.
    static Path manifest(Path folder, List<Path> photographs) throws IOException {
        StringBuilder text = new StringBuilder("path,subject\r\n");
        for (Path photograph : photographs) {
            String subject = subject(photograph);
            String name = subject + "-" + photograph.getFileName();
            Files.copy(photograph, folder.resolve(name));
            text.append(name).append(',').append(subject).append("\r\n");
        }
        return Files.writeString(folder.resolve("custody.csv"), text);
    }
}
