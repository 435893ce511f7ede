package org.stillmatch.evaluation.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.stillmatch.evaluation.identification.GroupThreshold;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.tail.NonMatedTail;

/// The front door of everything after the searches: measures a run and writes what was found.
public final class Report {
    private final Findings findings;

    private Report(Findings findings) {
        this.findings = findings;
    }

    /// Measures a run with 2,000 bootstrap draws.
    ///
    /// @param random seeded by the caller; the same seed gives the same report
    /// @throws IllegalArgumentException if the run contradicts itself, saying where
    public static Report of(Run run, RandomGenerator random) {
        return new Report(new Measuring(run, random, Bootstrap.DRAWS).findings());
    }

    /// The threshold that the run's FPIR gives as deployed; empty when it is not measurable.
    public OptionalDouble threshold() {
        return findings.identification()
                .flatMap(i -> i.groupThreshold())
                .map(GroupThreshold::threshold)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /// The fitted distribution of non-mated top scores; empty with fewer than 100 such searches.
    public Optional<NonMatedTail> tail() {
        return findings.tail();
    }

    /// report.json as text, see docs/formats-evaluation.md.
    public String json() {
        return ReportJson.of(findings);
    }

    /// report.html as text: one file without scripts or outside parts.
    public String html() {
        return ReportPage.of(findings);
    }

    /// Writes report.json and report.html into a folder, each all or nothing.
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("report.json"), json());
        write(folder.resolve("report.html"), html());
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
