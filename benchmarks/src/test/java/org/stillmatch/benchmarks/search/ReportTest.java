package org.stillmatch.benchmarks.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.benchmarks.Ratio;

class ReportTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void everyFigureIsThereInItsOrderAndNullUntilMeasured(@TempDir Path folder) throws Exception {
        report.figure("equal_cases", 10_000);
        report.figure("single_fraction_t2", new Ratio(.75, .7, .8));
        report.write(folder.resolve("r.json"));

        JsonNode json = new ObjectMapper().readTree(folder.resolve("r.json").toFile());
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(
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
                        "resident_gb_10m",
                        "details"),
                names);
        assertEquals(10_000, json.get("equal_cases").intValue());
        assertEquals(.75, json.get("single_fraction_t2").doubleValue());
        assertTrue(json.get("resident_gb_10m").isNull());
    }

    @Test
    void whatWasNotRunSaysSo() {
        report.notMeasured("FAISS flat", "python3-faiss is not installed");

        assertEquals("  FAISS flat: not measured (python3-faiss is not installed)", text());
    }

    @Test
    void aFigureIsALineOfItsOwn() {
        report.figure("read_gb_s_t1", 41.23456);

        assertEquals("figure: read_gb_s_t1 41.235", text());
    }

    @Test
    void aFigureThatNobodyKnowsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> report.figure("speed", 1));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
