package org.stillmatch.server;

/// What a command's end tells the caller.
final class ExitCode {
    static final int DONE = 0;

    /// Done, with some inputs refused; each was named.
    static final int SOME_REFUSED = 1;

    /// Wrong usage, or no authority.
    static final int USAGE = 2;

    static final int FAILED = 3;

    private ExitCode() {}
}
