package org.stillmatch.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stillmatch.casework.custody.Custody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Copies a data directory, or its keys.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copies a data directory without its keys into a new folder; with --of keys, the keys alone. Keep"
                + " the two apart, and the one of the keys no longer than needed: with both, what was erased in between"
                + " could be opened again.")
final class BackupCommand implements Callable<Integer> {
    enum What {
        DATA,
        KEYS
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "A new or an empty folder.")
    private Path to = Path.of("");

    @Option(names = "--of", paramLabel = "WHAT", description = "data (the default) or keys.")
    private What what = What.DATA;

    @Mixin
    private KeysOption keys = new KeysOption();

    @Override
    public Integer call() throws Exception {
        Custody custody = Custody.open(keys.safe(), data);
        if (what == What.DATA) {
            custody.backup(to);
        } else {
            custody.backupKeys(to);
        }
        spec.commandLine()
                .getOut()
                .println((what == What.DATA ? "The data of " : "The keys of ") + data + " are copied to " + to + ".");
        return ExitCode.DONE;
    }
}
