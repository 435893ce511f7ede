package org.stillmatch.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether somebody watches.
final class Terminal {
    private Terminal() {}

    /// Whether standard error is a terminal. Java tells only of standard input and output together, so
    /// the system is asked; where it does not say, nobody watches.
    static boolean watchesErrors() {
        try {
            String to = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return to.startsWith("/dev/pts/") || to.startsWith("/dev/tty") || to.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
