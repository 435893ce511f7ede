package org.stillmatch.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.models.Pack;
import org.stillmatch.server.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sets up everything and runs the main job on real pictures.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Sets up everything, runs the main job on real pictures and prints the result.",
        footer = "Run again, it uses what is there. Exit code 0 says that it ran, not that every answer was right.")
final class DemoCommand implements Callable<Integer> {
    private static final int SYNTHETIC = 200_000;
    private static final int MOST = 2_000_000;
    private static final double NANOS = 1e9;

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for all that the demo makes (default: demo in the user's Stillmatch cache).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--synthetic",
            paramLabel = "N",
            description = "Synthetic subjects in the gallery (default: ${DEFAULT-VALUE}).")
    private int synthetic = SYNTHETIC;

    @Mixin
    private KeysOption keys = new KeysOption();

    @Option(
            names = "--exit",
            description = "End when the result is printed. Today it always ends; pages to look at come with 'serve'.")
    private boolean exit;

    DemoCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        if (synthetic < 0 || synthetic > MOST) {
            throw new ParameterException(spec.commandLine(), "--synthetic is 0 to " + MOST + ", not " + synthetic);
        }
        PrintWriter out = spec.commandLine().getOut();
        long began = System.nanoTime();
        out.println(
                "Real faces from demonstration pictures, among synthetic subjects who show nobody. The stills are made");
        out.println(
                "from other pictures of the same people, as bad as CCTV is. The truth is looked at only afterwards.");
        out.println();
        Pack pack = DefaultPack.open();
        DemoPictures pictures = DemoPictures.open();
        Path folder = data.orElseGet(() -> pictures.directory().resolveSibling("demo"));
        Path gallery = new Demo(pack, pictures, folder, synthetic, keys.safe(), clock, out).run();
        out.println();
        out.println("Ask it yourself: ./stillmatch search --data " + gallery + " STILL");
        out.println("A lead is never an identification: two examiners would now look at each, apart.");
        out.println(
                "Weights: labelled MIT, trained on undisclosed or web-scraped pictures; for demonstration, not for use.");
        out.printf(Locale.ROOT, "All in %.1f s.%n", (System.nanoTime() - began) / NANOS);
        if (!exit) {
            out.println("There is no address to open yet: pages come with 'serve'.");
        }
        return ExitCode.DONE;
    }
}
