package org.stillmatch.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.stillmatch.server.service.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command line's way in, and the only place that takes the real clock and the real terminal.
@Command(
        name = "stillmatch",
        version = Service.PROGRAM,
        mixinStandardHelpOptions = true,
        description = "Finds out which person with a custody image a CCTV still may show.",
        footer = "Exit codes: 0 done, 1 done with some inputs refused, 2 wrong usage or no authority, 3 failed.")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "When something fails, print where in the program as well.")
    private boolean debug;

    public static void main(String[] arguments) {
        if (!Arrays.asList(arguments).contains("serve")) {
            // The service has logs of its own; a command prints what there is to say.
            System.setProperty("logback.configurationFile", "command-line.xml");
        }
        CommandLine line = commandLine(Clock.systemDefaultZone());
        // Whatever the locale, what is printed is UTF-8. A reader that has gone away is no failure.
        line.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int code = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        System.exit(code);
    }

    /// All commands, in the order of a first day's work. A new one is added here.
    static CommandLine commandLine(Clock clock) {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .addSubcommand(new DemoCommand(clock))
                .addSubcommand(new EnrolCommand(clock))
                .addSubcommand(new SearchCommand(clock))
                .addSubcommand(new EvaluateCommand(clock))
                .addSubcommand(new ServeCommand(clock, System.getenv()))
                .addSubcommand(new StatusCommand(clock))
                .addSubcommand(new EraseCommand(clock))
                .addSubcommand(new CompactCommand())
                .addSubcommand(new RotateKeysCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new RepackCommand())
                .addSubcommand(new ExportLogCommand(clock))
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new CosignCommand(clock))
                .addSubcommand(new ReplayCommand());
        // Over all of them, so it comes after the last.
        line.setExecutionExceptionHandler(new Failures(() -> main.debug));
        line.setParameterExceptionHandler(Failures::wrongUsage);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /// @throws ParameterException always, since a command is missing
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do");
    }
}
