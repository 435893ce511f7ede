package org.stillmatch.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Draws what a run wrote with --json: how near the limits searches come, and what a probe costs beside other engines.
final class Charts {
    private static final Pattern GRAPH = Pattern.compile("graph (\\S+), effort (\\d+), recall@20");
    private static final double ENOUGH = .999;

    private final JsonNode figures;
    private final JsonNode details;

    private Charts(JsonNode run) {
        this.figures = run;
        this.details = run.path("details");
    }

    /// @param arguments the JSON file of a run, and the folder that the pictures go to
    public static void main(String[] arguments) throws IOException {
        Charts charts =
                new Charts(new ObjectMapper().readTree(Path.of(arguments[0]).toFile()));
        Path folder = Path.of(arguments[1]);
        write(charts.limits(), folder.resolve("search-limits.svg"));
        write(charts.peers(), folder.resolve("search-peers.svg"));
    }

    private static void write(BarChart chart, Path file) throws IOException {
        if (chart.isEmpty()) {
            System.err.println(file.getFileName() + " is not drawn: nothing of it was measured");
            return;
        }
        Files.writeString(file, chart.svg());
    }

    private BarChart limits() {
        BarChart chart = new BarChart(
                "One probe: share of what C reads from the same memory", "end to end, 1 is all of it", false);
        for (String threads : new String[] {"t1", "t2"}) {
            JsonNode share = figures.path("single_fraction_" + threads);
            String words = threads.equals("t1") ? ", one thread" : ", two threads";
            if (share.isNumber()) {
                chart.with("1M of 704 dimensions" + words, share.asDouble(), "", true);
            }
            String shorter = details.path(
                            "1Mx512 single fraction" + words.replace("one", "1").replace("two", "2"))
                    .asText();
            if (!shorter.isEmpty() && Character.isDigit(shorter.charAt(0))) {
                chart.with("1M of 512 dimensions" + words, Double.parseDouble(shorter.split(" ")[0]), "", true);
            }
        }
        return chart;
    }

    private BarChart peers() {
        BarChart chart = new BarChart(
                "A probe against 1M references of 704 dimensions", "ms a probe, wall time, two threads", true);
        each(chart, "ours, batch of 302", "1M batch of 302, 2 threads, batch", 302, true);
        each(chart, "ours in pure Java, batch of 302", "1M batch of 302, 2 threads, batch in Java", 302, true);
        each(chart, "FAISS flat, batch of 302", "1M batch of 302, 2 threads, FAISS flat", 302, false);
        each(
                chart,
                "oneDNN sgemm alone, batch of 302",
                "1M batch of 302, 2 threads, oneDNN sgemm, no top 20",
                302,
                false);
        each(chart, "ours, one probe", "1M 5 singles beside lucene, ours, 2 threads", 5, true);
        each(chart, "Lucene exact, one probe", "1M 5 singles beside lucene, lucene, 2 threads", 5, false);
        each(chart, "FAISS flat, one probe", "1M 5 singles beside flat, flat, 2 threads", 5, false);
        each(chart, "FAISS SQ8, one probe", "1M 5 singles beside sq8, sq8, 2 threads", 5, false);
        for (Map.Entry<String, String> graph : enough().entrySet()) {
            String effort = "graph " + graph.getKey() + ", effort " + graph.getValue() + ", ";
            String recall = String.format(
                    Locale.ROOT,
                    " at recall %.4f",
                    details.path(effort + "recall@20").asDouble());
            chart.with(
                    graph.getKey() + ", batch",
                    details.path(effort + "ms each, batch").asDouble(),
                    recall,
                    false);
            chart.with(
                    graph.getKey() + ", one probe, one thread",
                    details.path(effort + "ms each, single").asDouble(),
                    recall,
                    false);
        }
        return chart;
    }

    /// The least effort of each graph that finds enough.
    private Map<String, String> enough() {
        Map<String, String> least = new TreeMap<>();
        details.properties().forEach(detail -> {
            Matcher graph = GRAPH.matcher(detail.getKey());
            if (graph.matches() && detail.getValue().asDouble() >= ENOUGH) {
                least.merge(
                        graph.group(1), graph.group(2), (a, b) -> Integer.parseInt(a) <= Integer.parseInt(b) ? a : b);
            }
        });
        return least;
    }

    private void each(BarChart chart, String label, String detail, int probes, boolean ours) {
        JsonNode median = details.path(detail).path("median");
        if (median.isNumber()) {
            chart.with(label, 1e3 * median.asDouble() / probes, "", ours);
        }
    }
}
