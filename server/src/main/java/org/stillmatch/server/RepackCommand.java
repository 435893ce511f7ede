package org.stillmatch.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stillmatch.casework.custody.Custody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says how a gallery comes to another model pack: whose decision that is, no command line can tell.
@Command(
        name = "repack",
        mixinStandardHelpOptions = true,
        description =
                "Makes the templates of a gallery anew with another model pack. A gallery that the service keeps is"
                        + " repacked there, by a signed-in custody manager and the policy's owner; here it stops with exit code"
                        + " 2.",
        footer = "Put the pack's folder into the service's folder of packs, then open the page 'Model packs'.")
final class RepackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "The new model pack.")
    private Path pack = Path.of("");

    @Mixin
    private KeysOption keys = new KeysOption();

    /// @throws ParameterException for a standalone directory, which keeps no picture that could be read anew
    @Override
    public Integer call() throws Exception {
        Custody custody = Custody.open(keys.safe(), data);
        throw new ParameterException(
                spec.commandLine(),
                custody.directory() + " was made by 'enrol' and keeps no pictures: enrol the manifest with --pack "
                        + pack + " into a new directory");
    }
}
