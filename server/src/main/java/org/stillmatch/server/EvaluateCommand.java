package org.stillmatch.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillmatch.evaluation.run.Evaluation;
import org.stillmatch.face.Faces;
import org.stillmatch.models.Pack;
import org.stillmatch.server.service.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures the deployed system on labelled pictures.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures the system on labelled pictures and writes a report.")
final class EvaluateCommand implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--gallery",
            paramLabel = "CSV",
            description = "Pictures to enrol: path,subject[,image,cohort,camera].")
    private @Nullable Path gallery;

    @Option(names = "--probes", paramLabel = "CSV", description = "Pictures to search with, in the same form.")
    private @Nullable Path probes;

    @Option(names = "--pairs", paramLabel = "CSV", description = "Pairs to compare: left,right,same,fold.")
    private @Nullable Path pairs;

    @Option(
            names = "--cohort",
            paramLabel = "CSV",
            description = "Pictures of people whom nobody seeks, to normalise scores against (at least 200 faces).")
    private @Nullable Path cohort;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the report and tables.")
    private Path out = Path.of("");

    @Option(names = "--pack", paramLabel = "DIR", description = "Model pack to use instead of the default one.")
    private @Nullable Path pack;

    @Option(
            names = "--degrade",
            paramLabel = "all",
            description = "Measure degraded probes as well; the only value is 'all'.")
    private @Nullable String degrade;

    @Option(
            names = "--fpir",
            paramLabel = "RATE",
            defaultValue = "0.01",
            description =
                    "Rate of false leads that decisions are made at, between 0 and 1 (default: ${DEFAULT-VALUE}).")
    private double fpir;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Folder where what was seen in pictures is kept (default: the user's cache).")
    private @Nullable Path cache;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of noise and resampling (default: ${DEFAULT-VALUE}).")
    private long seed;

    EvaluateCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        check();
        Pack opened = Packs.named(Optional.ofNullable(pack));
        try (Faces faces = new Faces(opened)) {
            ProgressLine line = new ProgressLine(spec.commandLine().getErr(), "pictures");
            boolean watched = Terminal.watchesErrors();
            List<String> refused = Evaluation.run(
                    faces,
                    opened.dimension(),
                    new Evaluation.Inputs(
                            Optional.ofNullable(gallery),
                            Optional.ofNullable(probes),
                            Optional.ofNullable(pairs),
                            Optional.ofNullable(cohort)),
                    new Evaluation.Settings(
                            out,
                            Optional.ofNullable(cache).orElseGet(EvaluateCommand::usual),
                            threads,
                            fpir,
                            degrade != null,
                            seed),
                    clock.instant(),
                    (what, done, all) -> {
                        if (watched) {
                            line.at(done, all);
                        }
                    });
            if (watched) {
                line.end();
            }
            refused.forEach(one -> spec.commandLine().getErr().println("Refused: " + one));
            spec.commandLine().getOut().println("Report: " + out.resolve("report.html"));
            return refused.isEmpty() ? ExitCode.DONE : ExitCode.SOME_REFUSED;
        }
    }

    private void check() {
        if (gallery == null && pairs == null) {
            throw new ParameterException(spec.commandLine(), "Give --gallery with --probes, or --pairs, or both");
        }
        if ((gallery == null) != (probes == null)) {
            throw new ParameterException(spec.commandLine(), "--gallery and --probes go together");
        }
        if (degrade != null && !degrade.equals("all")) {
            throw new ParameterException(spec.commandLine(), "--degrade takes 'all', not '" + degrade + "'");
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads takes a number from 1, not " + threads);
        }
        if (!(fpir > 0 && fpir < 1)) {
            throw new ParameterException(spec.commandLine(), "--fpir is a rate between 0 and 1, not " + fpir);
        }
    }

    private static Path usual() {
        Map<String, String> environment = System.getenv();
        Path base = setting(environment, "STILLMATCH_CACHE")
                .or(() -> setting(environment, "XDG_CACHE_HOME").map(p -> p.resolve("stillmatch")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "stillmatch"));
        return base.resolve("evaluation");
    }

    private static Optional<Path> setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
