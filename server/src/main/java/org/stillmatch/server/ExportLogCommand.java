package org.stillmatch.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.database.Database;
import org.stillmatch.audit.log.LogExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes the audit log out, whether the service runs or not.
@Command(
        name = "export-log",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the audit log as a file that 'verify' checks without this machine. That it was written out goes on"
                    + " record in the log.",
            "What is personal in it stays sealed."
        })
final class ExportLogCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 3;

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The service's data directory.")
    private Path data = Path.of("");

    @Option(names = "--to", paramLabel = "FILE", description = "A new file; as a rule standard output.")
    private @Nullable Path to;

    @Option(
            names = "--checkpoint-only",
            description = "Only the latest checkpoint with its trail, to be kept elsewhere: 32 bytes for each entry.")
    private boolean checkpointOnly;

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    ExportLogCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        SecureRandom random = new SecureRandom();
        try (Database opened = database.open(data, CONNECTIONS)) {
            LogExport export =
                    LogExport.of(opened.source(), () -> new UUID(random.nextLong(), random.nextLong()), clock, random);
            SignedCheckpoint last = export.announce(service(opened), "command line");
            try (OutputStream out = out()) {
                if (checkpointOnly) {
                    export.writeTrail(last, out);
                } else {
                    export.write(last, out);
                }
            }
            spec.commandLine()
                    .getErr()
                    .println(last.checkpoint().size() + " entries, up to "
                            + last.checkpoint().at() + ".");
        }
        return ExitCode.DONE;
    }

    private static Actor service(Database database) {
        return Actor.service(JdbcClient.create(database.source())
                .sql("select id from organisation where kind = 'force'")
                .query(UUID.class)
                .optional()
                .orElse(new UUID(0, 0)));
    }

    private OutputStream out() throws IOException {
        return to == null
                ? new Printed(spec.commandLine().getOut())
                : new BufferedOutputStream(Files.newOutputStream(to, StandardOpenOption.CREATE_NEW));
    }

    /// Standard output takes text; what is written at once is whole lines of it.
    private static final class Printed extends OutputStream {
        private final PrintWriter out;

        Printed(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(int ascii) {
            out.write(ascii);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(new String(bytes, from, length, StandardCharsets.UTF_8));
            if (out.checkError()) {
                throw new IOException("nobody reads what is written");
            }
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
