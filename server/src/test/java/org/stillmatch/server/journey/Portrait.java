package org.stillmatch.server.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stillmatch.server.SharedData;

/// Two photographs of one person of LFW, taken on different days as far as anybody knows.
///
/// @param custody the one that custody holds, if it holds any
/// @param still the one that shows the person in a shop
record Portrait(String name, Path custody, Path still) {
    /// So many people, spread evenly over all of whom there are two photographs, and always the same.
    static List<Portrait> of(int people) throws IOException {
        List<Portrait> all = new ArrayList<>();
        for (Path person : sorted(SharedData.folder("lfw").resolve("images"))) {
            List<Path> photographs = sorted(person);
            if (photographs.size() > 1) {
                all.add(new Portrait(person.getFileName().toString(), photographs.get(0), photographs.get(1)));
            }
        }
        List<Portrait> some = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            some.add(all.get((int) ((long) i * all.size() / people)));
        }
        return some;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
