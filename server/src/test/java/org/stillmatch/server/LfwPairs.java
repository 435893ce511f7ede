package org.stillmatch.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Labeled Faces in the Wild as beside the checkout: View 2's pairs, and each person's first photograph.
final class LfwPairs {
    private static final String HEADER = "left,right,same,fold\n";

    private final Path lfw = SharedData.folder("lfw");

    /// The pairs of the first folds as `evaluate --pairs` reads them.
    String csv(int folds) throws IOException {
        List<String> lines = Files.readAllLines(lfw.resolve("pairs.txt"));
        // The first line says how many folds there are and how many pairs of each kind a fold has.
        int inFold = 2 * Integer.parseInt(lines.getFirst().split("\t")[1]);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < folds * inFold; i++) {
            csv.append(row(lines.get(1 + i).split("\t"), 1 + i / inFold)).append('\n');
        }
        return csv.toString();
    }

    private String row(String[] pair, int fold) {
        return pair.length == 3
                ? photograph(pair[0], pair[1]) + "," + photograph(pair[0], pair[2]) + ",1," + fold
                : photograph(pair[0], pair[1]) + "," + photograph(pair[2], pair[3]) + ",0," + fold;
    }

    private String photograph(String person, String number) {
        String name = String.format(Locale.ROOT, "%s_%04d.jpg", person, Integer.parseInt(number));
        return lfw.resolve("images").resolve(person).resolve(name).toString();
    }

    /// The first file by name of so many people, spread evenly over all of them.
    List<Path> firsts(int people) throws IOException {
        List<Path> all = sorted(lfw.resolve("images"));
        List<Path> firsts = new ArrayList<>();
        int most = Math.min(people, all.size());
        for (int i = 0; i < most; i++) {
            firsts.add(sorted(all.get((int) ((long) i * all.size() / most))).getFirst());
        }
        return firsts;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
