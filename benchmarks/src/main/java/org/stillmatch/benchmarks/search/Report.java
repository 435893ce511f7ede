package org.stillmatch.benchmarks.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stillmatch.benchmarks.Ratio;
import org.stillmatch.benchmarks.Samples;

/// What a run found: the figures that others rely on, null until they are measured, and everything beside them.
final class Report {
    /// The figures, in the order in which they are written.
    static final List<String> FIGURES = List.of(
            "equal_cases",
            "unequal_cases",
            "read_gb_s_t1",
            "read_gb_s_t2",
            "single_fraction_t1",
            "single_fraction_t2",
            "batch_over_fp32_peak",
            "java_batch_over_faiss",
            "single_over_lucene_exact",
            "ten_m_over_one_m",
            "resident_gb_10m");

    private final PrintStream out;
    private final Map<String, @Nullable Number> figures = new LinkedHashMap<>();
    private final Map<String, Object> details = new TreeMap<>();

    Report(PrintStream out) {
        this.out = out;
        FIGURES.forEach(name -> figures.put(name, null));
    }

    /// @throws IllegalArgumentException if there is no such figure
    void figure(String name, Number value) {
        if (!figures.containsKey(name)) {
            throw new IllegalArgumentException("There is no figure '" + name + "'");
        }
        figures.put(name, value);
        out.println("figure: " + name + " " + (value instanceof Double d ? rounded(d) : value.toString()));
    }

    /// A figure that is a ratio, with its interval.
    void figure(String name, Ratio ratio) {
        figure(name, ratio.value());
        detail(name + " interval", ratio.toString());
    }

    void detail(String name, Object value) {
        details.put(name, value);
        out.println("  " + name + ": " + value);
    }

    void detail(String name, Samples samples) {
        details.put(name, samples.summary());
        out.println("  " + name + ": " + samples);
    }

    void details(Map<String, Samples> samples, String before) {
        samples.forEach((name, one) -> detail(before + name, one));
    }

    void notMeasured(String what, String why) {
        details.put(what, "not measured");
        out.println("  " + what + ": not measured (" + why + ")");
    }

    void say(String line) {
        out.println(line);
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    void write(Path json) throws IOException {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(figures);
        all.put("details", details);
        Files.writeString(
                json,
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all) + "\n");
    }
}
