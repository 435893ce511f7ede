package org.stillmatch.benchmarks.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StepChartTest {
    @Test
    void partsAreAsLongAsTheyTook() {
        StepChart chart = new StepChart("Where the time goes", "seconds");
        chart.with("one", new java.util.LinkedHashMap<>(Map.of("detecting", 2.0)));
        chart.with("other", new java.util.LinkedHashMap<>(Map.of("detecting", 1.0)));

        String svg = chart.svg();

        assertTrue(svg.contains("width=\"560.0\"") && svg.contains("width=\"280.0\""), svg);
        assertEquals(2, svg.split("<title>detecting", -1).length - 1);
    }
}
