package org.stillmatch.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Erases subjects for good.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = "Erases subjects for good: their keys are destroyed, so that nothing of them can be opened again,"
                + " here or in a backup of the data. Exit code 1 if one of them is not there.")
final class EraseCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Mixin
    private KeysOption keys = new KeysOption();

    @Parameters(arity = "1..*", paramLabel = "SUBJECT", description = "Names of subjects, as enrolled.")
    private List<String> subjects = List.of();

    EraseCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        int missing = 0;
        try (CustodyWriter writer = Custody.change(keys.safe(), data)) {
            for (String subject : subjects) {
                int images = writer.erase(subject, clock.instant());
                if (images == 0) {
                    missing++;
                    spec.commandLine().getErr().println("There is no subject '" + subject + "' in " + data + ".");
                } else {
                    spec.commandLine()
                            .getOut()
                            .printf(
                                    Locale.ROOT,
                                    "Erased '%s' and %,d images. 'compact' frees their room on the disk.%n",
                                    subject,
                                    images);
                }
            }
        }
        return missing == 0 ? ExitCode.DONE : ExitCode.SOME_REFUSED;
    }
}
