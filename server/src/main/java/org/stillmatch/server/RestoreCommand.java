package org.stillmatch.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stillmatch.casework.custody.Restoration;
import org.stillmatch.casework.custody.Safe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes a data directory from a backup.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a data directory from a backup. What was erased since is erased again before anything can"
                + " be searched: with today's keys, what they no longer open; with keys from a backup, what the data"
                + " say was erased.")
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "The backup of the data.")
    private Path from = Path.of("");

    @Option(names = "--keys-from", paramLabel = "FOLDER", description = "The backup of the keys, if they are lost too.")
    private Optional<Path> keysFrom = Optional.empty();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "A new or an empty folder.")
    private Path data = Path.of("");

    @Mixin
    private KeysOption keys = new KeysOption();

    @Override
    public Integer call() throws Exception {
        Safe safe = keys.safe();
        if (keysFrom.isPresent()) {
            Restoration.keys(safe, from, keysFrom.get());
        }
        Restoration.data(safe, from, data);
        spec.commandLine().getOut().println(data + " is restored from " + from + "; erasures since are done again.");
        return ExitCode.DONE;
    }
}
