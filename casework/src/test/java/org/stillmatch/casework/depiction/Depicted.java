package org.stillmatch.casework.depiction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// In a process of its own: makes every recipe of a folder, on so many threads at once, and says what came out.
final class Depicted {
    private Depicted() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        List<Future<String>> made = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                made.add(workers.submit(() -> all(folder)));
            }
        }
        String first = made.getFirst().get();
        for (Future<String> other : made) {
            if (!other.get().equals(first)) {
                throw new IllegalStateException("Threads differ");
            }
        }
        System.out.println(first);
    }

    static String all(Path folder) throws Exception {
        StringBuilder hashes = new StringBuilder();
        for (String name : List.of("drawn.png", "drawn.jpg")) {
            byte[] original = Files.readAllBytes(folder.resolve(name));
            for (Frame frame : Frame.values()) {
                Recipe recipe = Recipe.parse(Files.readAllBytes(folder.resolve(name + "." + frame.word())));
                hashes.append(Source.sha256(Depiction.of(original, recipe))).append(' ');
            }
        }
        return hashes.toString().strip();
    }
}
