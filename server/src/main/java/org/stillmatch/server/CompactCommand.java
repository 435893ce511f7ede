package org.stillmatch.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyWriter;
import org.stillmatch.casework.gallery.Compacted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Frees the room of what was erased.
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description = "Frees the room of what was erased. No slot changes its number and no root its value.")
final class CompactCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Mixin
    private KeysOption keys = new KeysOption();

    @Override
    public Integer call() throws Exception {
        try (CustodyWriter writer = Custody.change(keys.safe(), data)) {
            Compacted done = writer.compact();
            spec.commandLine().getOut().printf(Locale.ROOT, "Freed %,d bytes.%n", done.freed());
            done.left()
                    .forEach(file -> spec.commandLine()
                            .getErr()
                            .println(file + " is damaged and was left as it is; 'status' says where."));
            return done.left().isEmpty() ? ExitCode.DONE : ExitCode.SOME_REFUSED;
        }
    }
}
