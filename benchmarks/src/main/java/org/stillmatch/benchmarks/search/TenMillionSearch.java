package org.stillmatch.benchmarks.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stillmatch.benchmarks.Child;
import org.stillmatch.benchmarks.Samples;
import org.stillmatch.benchmarks.Turns;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.search.Gallery;
import org.stillmatch.template.Template;

/// Ten million sealed references, opened and searched in a process of their own, beside one million in this one.
final class TenMillionSearch {
    private static final int SINGLES = 3;
    private static final int ENROLLED = 500_000;

    private final Report report;
    private final Path lfw;
    private final Path cache;

    TenMillionSearch(Report report, Path lfw, Path cache) {
        this.report = report;
        this.lfw = lfw;
        this.cache = cache;
    }

    /// Enrols ready templates into a sealed gallery of its own, which is deleted afterwards.
    void enrolment(MadeFaces faces) throws Exception {
        Path folder = cache.resolve("enrolment");
        delete(folder);
        SealedGallery sealed = new SealedGallery(folder, faces.dimension());
        sealed.write(faces, ENROLLED, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        report.detail("ready templates enrolled a second, " + ENROLLED + " with forces", sealed.rate());
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    void against(Gallery million, List<Template> probes, int rounds) throws Exception {
        if (!TenMillion.isWhole(cache)) {
            report.notMeasured("10M", "it is not enrolled: benchmarks/run search-peers --build ten-million");
            return;
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx3g",
                "-cp",
                System.getProperty("java.class.path"),
                TenMillion.class.getName(),
                "serve",
                lfw.toString(),
                cache.toString());
        try (Child child = new Child("ten million", Map.of(), command)) {
            report.detail("10M opened sealed, s", Double.parseDouble(child.next()));
            Map<String, Samples> laps = new Turns()
                    .with("1M, 1 thread", new Ours(million, 1).singly(probes.subList(0, SINGLES), SingleSearch.MOST))
                    .with("10M, 1 thread", () -> child.number("single 1 " + SINGLES))
                    .with("1M, 2 threads", new Ours(million, 2).singly(probes.subList(0, SINGLES), SingleSearch.MOST))
                    .with("10M, 2 threads", () -> child.number("single 2 " + SINGLES))
                    .run(2, rounds);
            report.details(laps, SINGLES + " singles, ");
            report.figure(
                    "ten_m_over_one_m",
                    SingleSearch.of(laps, "10M, 2 threads").over(SingleSearch.of(laps, "1M, 2 threads")));
            report.detail(
                    "10M over 1M, 1 thread",
                    SingleSearch.of(laps, "10M, 1 thread")
                            .over(SingleSearch.of(laps, "1M, 1 thread"))
                            .toString());
            report.details(
                    new Turns()
                            .with("1M", new Ours(million, 2).together(probes, SingleSearch.MOST))
                            .with("10M", () -> child.number("batch"))
                            .run(1, 3),
                    "batch of " + probes.size() + ", 2 threads, ");
            report.detail("10M on huge pages, GB", child.number("pages") / 1e9);
            report.figure("resident_gb_10m", child.memory("VmHWM") / 1e9);
        }
    }
}
