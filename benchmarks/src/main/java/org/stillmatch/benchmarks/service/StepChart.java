package org.stillmatch.benchmarks.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Horizontal bars that are made up of parts, as an SVG picture: where the time goes.
final class StepChart {
    private static final int LABELS = 150;
    private static final int BARS = 560;
    private static final int NUMBERS = 80;
    private static final int ROW = 34;
    private static final int TOP = 56;
    private static final int KEY = 22;
    private static final List<String> COLOURS =
            List.of("#b1b4b6", "#505a5f", "#6f72af", "#f47738", "#1d70b8", "#85994b", "#d4351c", "#28a197", "#b58840");

    private record Bar(String label, Map<String, Double> parts) {
        double seconds() {
            return parts.values().stream().mapToDouble(s -> s).sum();
        }
    }

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();
    private final Map<String, String> colours = new LinkedHashMap<>();

    StepChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    void with(String label, Map<String, Double> parts) {
        bars.add(new Bar(label, new LinkedHashMap<>(parts)));
        parts.keySet().forEach(part -> colours.putIfAbsent(part, COLOURS.get(colours.size() % COLOURS.size())));
    }

    String svg() {
        int width = LABELS + BARS + NUMBERS;
        int height = TOP + ROW * bars.size() + KEY * Math.ceilDiv(colours.size(), 3) + 24;
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http:" + "//www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"%s\">%n",
                width,
                height,
                width,
                height,
                escaped(title)));
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(out, 16, 24, "start", "font-weight=\"bold\" font-size=\"15\"", title);
        text(out, 16, 43, "start", "fill=\"#505a5f\"", unit);
        double most = bars.stream().mapToDouble(Bar::seconds).max().orElse(1);
        for (int i = 0; i < bars.size(); i++) {
            row(out, bars.get(i), TOP + ROW * i, most);
        }
        key(out, TOP + ROW * bars.size() + 16);
        return out.append("</svg>\n").toString();
    }

    private void row(StringBuilder out, Bar bar, int y, double most) {
        text(out, LABELS - 8, y + 20, "end", "", bar.label());
        double x = LABELS;
        for (Map.Entry<String, Double> part : bar.parts().entrySet()) {
            double length = BARS * part.getValue() / most;
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"><title>%s: %.3f s</title></rect>%n",
                    x,
                    y + 4,
                    length,
                    ROW - 10,
                    colours.get(part.getKey()),
                    escaped(part.getKey()),
                    part.getValue()));
            x += length;
        }
        text(out, (int) x + 6, y + 20, "start", "", String.format(Locale.ROOT, "%.3g s", bar.seconds()));
    }

    private void key(StringBuilder out, int top) {
        int i = 0;
        for (Map.Entry<String, String> colour : colours.entrySet()) {
            int x = 16 + i % 3 * 250;
            int y = top + KEY * (i / 3);
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>%n",
                    x,
                    y,
                    colour.getValue()));
            text(out, x + 18, y + 11, "start", "", colour.getKey());
            i++;
        }
    }

    private static void text(StringBuilder out, int x, int y, String anchor, String more, String words) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" %s>%s</text>%n",
                x,
                y,
                anchor,
                more,
                escaped(words)));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
