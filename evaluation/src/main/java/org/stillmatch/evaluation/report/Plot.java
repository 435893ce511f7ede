package org.stillmatch.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A line plot as inline SVG. Lines differ in colour and in dashes, so that colour is never needed.
final class Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 84;
    private static final int RIGHT = 20;
    private static final int TOP = 16;
    private static final int BOTTOM = 56;
    private static final List<String> COLOURS =
            List.of("#1d70b8", "#d4351c", "#00703c", "#4c2c92", "#594d00", "#28a197");
    private static final List<String> DASHES = List.of("", "8 4", "2 3", "12 3 2 3", "5 5", "1 4");

    private final String title;
    private final String description;
    private final Axis x;
    private final Axis y;
    private final List<Line> lines = new ArrayList<>();

    private record Point(double x, double y) {}

    private record Line(String name, List<Point> points, boolean stepped) {}

    /// @param description what the plot shows, for those who cannot see it
    Plot(String title, String description, Axis x, Axis y) {
        this.title = title;
        this.description = description;
        this.x = x;
        this.y = y;
    }

    /// Adds a line through the points of two lists of the same length.
    ///
    /// @param stepped whether a value holds until the next point
    Plot line(String name, List<Double> xs, List<Double> ys, boolean stepped) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            points.add(new Point(xs.get(i), ys.get(i)));
        }
        lines.add(new Line(name, points, stepped));
        return this;
    }

    /// @param id unique on the page; the title's and the description's ids start with it
    void writeTo(Markup out, String id) {
        int legend = lines.size() > 1 ? 22 * lines.size() : 0;
        out.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + (HEIGHT + legend),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc");
        out.element("title", title, "id", id + "-title");
        out.element("desc", description, "id", id + "-desc");
        writeAxes(out);
        for (int i = 0; i < lines.size(); i++) {
            writeLine(out, lines.get(i), i);
            if (legend > 0) {
                writeLegend(out, lines.get(i), i);
            }
        }
        out.close("svg");
    }

    private void writeAxes(Markup out) {
        for (double tick : x.ticks()) {
            String at = pixels(px(tick));
            out.empty("line", "x1", at, "x2", at, "y1", "" + TOP, "y2", "" + (HEIGHT - BOTTOM), "class", "grid");
            out.element("text", x.words(tick), "x", at, "y", "" + (HEIGHT - BOTTOM + 20), "text-anchor", "middle");
        }
        for (double tick : y.ticks()) {
            String at = pixels(py(tick));
            out.empty("line", "x1", "" + LEFT, "x2", "" + (WIDTH - RIGHT), "y1", at, "y2", at, "class", "grid");
            out.element("text", y.words(tick), "x", "" + (LEFT - 8), "y", pixels(py(tick) + 5), "text-anchor", "end");
        }
        String middle = pixels((LEFT + WIDTH - RIGHT) / 2.0);
        out.element("text", x.label(), "x", middle, "y", "" + (HEIGHT - 10), "text-anchor", "middle");
        String half = pixels((TOP + HEIGHT - BOTTOM) / 2.0);
        String turned = "translate(16 " + half + ") rotate(-90)";
        out.element("text", y.label(), "transform", turned, "text-anchor", "middle");
    }

    private void writeLine(Markup out, Line line, int index) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            String across = pixels(px(point.x()));
            String down = pixels(py(point.y()));
            if (path.isEmpty()) {
                path.append('M').append(across).append(' ').append(down);
            } else if (line.stepped()) {
                path.append('H').append(across).append('V').append(down);
            } else {
                path.append('L').append(across).append(' ').append(down);
            }
        }
        if (!path.isEmpty()) {
            stroke(out, path.toString(), index);
        }
    }

    private static void writeLegend(Markup out, Line line, int index) {
        int down = HEIGHT + 8 + 22 * index;
        stroke(out, "M" + LEFT + " " + down + "H" + (LEFT + 44), index);
        out.element("text", line.name(), "x", "" + (LEFT + 54), "y", "" + (down + 5));
    }

    private static void stroke(Markup out, String path, int index) {
        out.empty(
                "path",
                "d",
                path,
                "fill",
                "none",
                "stroke",
                COLOURS.get(index % COLOURS.size()),
                "stroke-width",
                "2.5",
                "stroke-dasharray",
                DASHES.get(index % DASHES.size()));
    }

    private double px(double value) {
        return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private double py(double value) {
        return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
