package org.stillmatch.server;

import java.io.PrintWriter;
import java.util.Locale;

/// One line on a terminal that is written over and over: how much is done, how fast, how much longer.
final class ProgressLine {
    private static final long EVERY_NANOS = 500_000_000;
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private final PrintWriter err;
    private final String what;
    private final long began = System.nanoTime();
    private long shownAt = began - EVERY_NANOS;
    private int width;

    /// @param what is counted, such as 'pictures'
    ProgressLine(PrintWriter err, String what) {
        this.err = err;
        this.what = what;
    }

    void at(long done, long total) {
        long now = System.nanoTime();
        if (now - shownAt >= EVERY_NANOS || done == total) {
            shownAt = now;
            show(text(what, done, total, (now - began) / NANOS));
        }
    }

    /// Wipes the line, so that what follows starts on a clean one.
    void end() {
        show("");
    }

    private void show(String text) {
        err.print('\r' + text + " ".repeat(Math.max(0, width - text.length())) + (text.isEmpty() ? "\r" : ""));
        err.flush();
        width = text.length();
    }

    static String text(String what, long done, long total, double seconds) {
        double rate = seconds > 0 ? done / seconds : 0;
        String left = done == 0 ? "" : ", " + duration(Math.round((total - done) / rate)) + " left";
        return String.format(Locale.ROOT, "%,d of %,d %s, %.1f a second%s", done, total, what, rate, left);
    }

    private static String duration(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        return seconds < HOUR
                ? seconds / MINUTE + " min " + seconds % MINUTE + " s"
                : seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
    }
}
