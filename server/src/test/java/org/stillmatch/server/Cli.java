package org.stillmatch.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.disk.RealDisk;
import picocli.CommandLine;

/// A run of the command line within the test, on a fixed day.
///
/// @param out what it printed to standard output
/// @param err what it printed to standard error
public record Cli(int code, String out, String err) {
    static final Clock MARCH = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    /// The keys that the command line uses where none are named, as surefire sets STILLMATCH_KEYS.
    static final Safe SAFE = new Safe(new RealDisk(), KeysOption.usual(System.getenv()), new SecureRandom());

    public static Cli run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(MARCH);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new Cli(line.execute(words), out.toString(), err.toString());
    }
}
