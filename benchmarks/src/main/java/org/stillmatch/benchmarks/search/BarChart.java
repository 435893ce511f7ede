package org.stillmatch.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Horizontal bars as an SVG picture, on a linear or a logarithmic scale.
final class BarChart {
    private static final int LABELS = 300;
    private static final int BARS = 420;
    private static final int NUMBERS = 90;
    private static final int ROW = 26;
    private static final int TOP = 56;

    /// @param note stands behind the number
    private record Bar(String label, double value, String note, boolean ours) {}

    private final String title;
    private final String unit;
    private final boolean logarithmic;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(String title, String unit, boolean logarithmic) {
        this.title = title;
        this.unit = unit;
        this.logarithmic = logarithmic;
    }

    /// @param value above 0
    /// @param ours whether the bar is one of this program, and not of another engine or limit
    BarChart with(String label, double value, String note, boolean ours) {
        bars.add(new Bar(label, value, note, ours));
        return this;
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    String svg() {
        int height = TOP + ROW * bars.size() + 16;
        int width = LABELS + BARS + NUMBERS;
        StringBuilder out = new StringBuilder();
        out.append(String.format(
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
        text(out, 16, 43, "start", "fill=\"#505a5f\"", unit + (logarithmic ? "; the scale is logarithmic" : ""));
        for (int i = 0; i < bars.size(); i++) {
            row(out, bars.get(i), TOP + ROW * i);
        }
        return out.append("</svg>\n").toString();
    }

    private void row(StringBuilder out, Bar bar, int y) {
        double length = Math.max(2, BARS * share(bar.value()));
        text(out, LABELS - 8, y + 17, "end", "", bar.label());
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABELS,
                y + 4,
                length,
                ROW - 8,
                bar.ours() ? "#1d70b8" : "#b1b4b6"));
        text(out, (int) (LABELS + length + 6), y + 17, "start", "", number(bar.value()) + bar.note());
    }

    private double share(double value) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        if (!logarithmic) {
            return value / most * .8;
        }
        double least = bars.stream().mapToDouble(Bar::value).min().orElse(1) / 2;
        return Math.log(value / least) / Math.log(most / least) * .8;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
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
