package org.stillmatch.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Seals all keys of a data directory anew.
@Command(
        name = "rotate-keys",
        mixinStandardHelpOptions = true,
        description = "Seals the keys of all subjects anew under fresh ones. Make a backup of the keys afterwards: with"
                + " what the files of an older one held, the new files cannot be opened.")
final class RotateKeysCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Mixin
    private KeysOption keys = new KeysOption();

    @Override
    public Integer call() throws Exception {
        try (CustodyWriter writer = Custody.change(keys.safe(), data)) {
            writer.rotateKeys();
        }
        spec.commandLine().getOut().println("The keys of all subjects are sealed under fresh ones.");
        return ExitCode.DONE;
    }
}
