package org.stillmatch.server;

/// Shows on a terminal how far long work has come, and nothing where nobody looks.
final class Progress {
    private static final long EVERY_NANOS = 200_000_000;

    private final boolean shown = System.console() != null && System.console().isTerminal();
    private long last;

    /// @param what is being done, a few words
    void at(String what, int done, int all) {
        long now = System.nanoTime();
        if (shown && (done == all || now - last > EVERY_NANOS)) {
            last = now;
            System.err.print("\r\033[K" + what + ": " + done + " of " + all);
        }
    }

    /// Clears the line.
    void end() {
        if (shown) {
            System.err.print("\r\033[K");
        }
    }
}
