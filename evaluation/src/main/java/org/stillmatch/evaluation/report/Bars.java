package org.stillmatch.evaluation.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stillmatch.evaluation.interval.Interval;

/// Horizontal bars of shares with their intervals, as inline SVG.
final class Bars {
    private static final int WIDTH = 720;
    private static final int LEFT = 200;
    private static final int RIGHT = 60;
    private static final int ROW = 34;
    private static final int LONGEST_NAME = 26;

    /// @param note stands after the value, such as 'few people'
    record Bar(String name, double share, Optional<Interval> interval, String note) {}

    private Bars() {}

    /// @param id unique on the page
    static void write(Markup out, String id, String title, String description, List<Bar> bars) {
        int bottom = ROW * bars.size() + 10;
        out.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + (bottom + 30),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc");
        out.element("title", title, "id", id + "-title");
        out.element("desc", description, "id", id + "-desc");
        for (int tick = 0; tick <= 100; tick += 20) {
            String at = pixels(tick / 100.0);
            out.empty("line", "x1", at, "x2", at, "y1", "0", "y2", "" + bottom, "class", "grid");
            out.element("text", tick + " %", "x", at, "y", "" + (bottom + 20), "text-anchor", "middle");
        }
        for (int i = 0; i < bars.size(); i++) {
            writeBar(out, bars.get(i), ROW * i + 8);
        }
        out.close("svg");
    }

    private static void writeBar(Markup out, Bar bar, int top) {
        String middle = "" + (top + 12);
        out.element("text", shortened(bar.name()), "x", "" + (LEFT - 10), "y", "" + (top + 17), "text-anchor", "end");
        double width = bar.share() * (WIDTH - LEFT - RIGHT);
        String fill = bar.note().isEmpty() ? "#1d70b8" : "#b1b4b6";
        out.empty(
                "rect",
                "x",
                "" + LEFT,
                "y",
                "" + top,
                "height",
                "24",
                "width",
                String.format(Locale.ROOT, "%.1f", width),
                "fill",
                fill);
        bar.interval()
                .ifPresent(i -> out.empty(
                        "path",
                        "d",
                        "M" + pixels(i.low()) + " " + middle + "H" + pixels(i.high()),
                        "stroke",
                        "#0b0c0c",
                        "stroke-width",
                        "3",
                        "fill",
                        "none"));
        double after = Math.max(bar.share(), bar.interval().map(Interval::high).orElse(0.0));
        boolean inside = after > 0.8;
        String label = Words.percent(bar.share()) + (bar.note().isEmpty() ? "" : ", " + bar.note());
        out.element(
                "text",
                label,
                "x",
                inside ? "" + (LEFT + 8) : String.format(Locale.ROOT, "%.1f", at(after) + 8),
                "y",
                "" + (top + 17),
                "class",
                inside && bar.note().isEmpty() ? "on-bar" : "");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String pixels(double share) {
        return String.format(Locale.ROOT, "%.1f", at(share));
    }

    private static double at(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }
}
