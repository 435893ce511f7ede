package org.stillmatch.benchmarks.search;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.stillmatch.benchmarks.Machine;
import org.stillmatch.benchmarks.facelike.Library;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.search.Gallery;
import org.stillmatch.template.Template;

/// Ten million references in a process of their own, so that its memory is theirs alone.
///
/// `TenMillion write LFW CACHE` enrols them into the cache and goes on where it stopped; `TenMillion serve LFW
/// CACHE` opens them, prints the seconds that it took, and answers each line of its input with one line:
/// `single THREADS COUNT` with seconds, `batch` with seconds, `pages` with the bytes on huge pages.
public final class TenMillion {
    static final int SIZE = 10_000_000;

    private static final int PROBES = 302;

    private TenMillion() {}

    static Path folder(Path cache) {
        return cache.resolve("ten-million");
    }

    /// Whether writing came to its end.
    static boolean isWhole(Path cache) {
        return Files.exists(folder(cache).resolve("whole"));
    }

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(arguments[2]);
        MadeFaces faces = new Library(cache).faces(Path.of(arguments[1]));
        SealedGallery sealed = new SealedGallery(folder(cache), faces.dimension());
        if (arguments[0].equals("write")) {
            if (!isWhole(cache)) {
                sealed.write(faces, SIZE, System.out);
                Files.createFile(folder(cache).resolve("whole"));
            }
            return;
        }
        long began = System.nanoTime();
        Gallery gallery = Galleries.snapshot(sealed.open(SIZE));
        System.out.println((System.nanoTime() - began) / 1e9);
        serve(gallery, List.of(faces.probes(PROBES, SIZE)));
    }

    private static void serve(Gallery gallery, List<Template> probes) throws Exception {
        Ours one = new Ours(gallery, 1);
        Ours two = new Ours(gallery, 2);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            double answer = switch (words[0]) {
                case "single" ->
                    (words[1].equals("1") ? one : two)
                            .singly(probes.subList(0, Integer.parseInt(words[2])), SingleSearch.MOST)
                            .seconds();
                case "batch" -> two.together(probes, SingleSearch.MOST).seconds();
                case "pages" -> Machine.hugePageBytes();
                default -> throw new IllegalArgumentException("There is no command '" + line + "'");
            };
            System.out.println(String.format(Locale.ROOT, "%.9f", answer));
        }
    }
}
