package org.stillmatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The frontal and near-frontal mugshots of FRMDB, 972×544 pixels.
final class Mugshots {
    private Mugshots() {}

    /// At most `count` files, spread over the subjects.
    static List<Path> of(Path frmdb, int count) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> subjects = Files.list(frmdb)) {
            for (Path subject : subjects.sorted().toList()) {
                for (String view : List.of("33", "23", "43", "32", "34", "22", "24", "42", "44")) {
                    Path file = subject.resolve("mugshots").resolve("Img_" + view + ".JPG");
                    if (Files.isRegularFile(file)) {
                        all.add(file);
                    }
                }
            }
        }
        if (all.isEmpty()) {
            throw new IOException("No mugshots in " + frmdb + "; it needs folders such as 001/mugshots/Img_33.JPG");
        }
        int some = Math.min(count, all.size());
        List<Path> spread = new ArrayList<>();
        for (int i = 0; i < some; i++) {
            spread.add(all.get((int) ((long) i * all.size() / some)));
        }
        return spread;
    }
}
