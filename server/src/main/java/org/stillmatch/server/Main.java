package org.stillmatch.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line's way in.
@Command(name = "stillmatch", version = "Stillmatch 0.1.0", mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    /// @throws ParameterException always, since a command is missing
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do");
    }

    @Command(description = "Sets up everything and runs the main job on pictures")
    int demo() {
        return 3;
    }

    @Command(description = "Takes custody images into a gallery")
    int enrol() {
        return 3;
    }

    @Command(description = "Asks a gallery about stills")
    int search() {
        return 3;
    }

    @Command(description = "Measures the system on labelled pictures")
    int evaluate() {
        return 3;
    }

    @Command(description = "Says what a data directory holds")
    int status() {
        return 3;
    }
}
