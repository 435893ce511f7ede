package org.stillmatch.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stillmatch.audit.act.Days;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyManifest;
import org.stillmatch.casework.custody.CustodyWriter;
import org.stillmatch.casework.custody.Enrolment;
import org.stillmatch.casework.custody.EnrolmentProgress;
import org.stillmatch.casework.custody.EnrolmentSummary;
import org.stillmatch.casework.custody.Refusal;
import org.stillmatch.casework.custody.RefusedFile;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.models.Pack;
import org.stillmatch.server.service.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Takes the custody images of a manifest into a data directory, and goes on where an earlier run stopped.
@Command(
        name = "enrol",
        description = "Takes custody images into a gallery; run it again to go on where it stopped.",
        mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
    /// Refused rows named on the terminal; all of them are in the file.
    private static final int NAMED = 20;

    private static final double NANOS = 1e9;

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory; made if new.")
    private Path data = Path.of("");

    @Option(
            names = "--manifest",
            required = true,
            paramLabel = "custody.csv",
            description = "path,subject and optionally image,view,captured_on,born_on,arrests,basis,review_on,cohort. "
                    + "Paths are relative to the file and stay inside its folder.")
    private Path manifest = Path.of("");

    @Option(names = "--pack", paramLabel = "DIR", description = "The model pack; without it, the default one.")
    private Optional<Path> pack = Optional.empty();

    @Option(
            names = "--demo-basis",
            description = "This is a demonstration: images without a lawful basis and a review date are eligible.")
    private boolean demoBasis;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures read at a time; as a rule, one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private KeysOption keys = new KeysOption();

    @Option(names = "--progress", description = "Show progress even where standard error is no terminal.")
    private boolean progress;

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    EnrolCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is 1 or more, not " + threads);
        }
        CustodyManifest rows = CustodyManifest.read(manifest);
        Pack models = Packs.named(pack);
        EnrolmentSummary summary;
        Safe safe = keys.safe();
        try (CustodyWriter writer = Custody.write(
                safe, data, models, pack.map(folder -> folder.toAbsolutePath().normalize()), clock.instant())) {
            RefusedFile.clear(safe.disk(), data);
            try (Faces faces = new Faces(models)) {
                summary = enrol(new Enrolment(faces, threads, Limits.STANDARD, Days.of(clock.instant())), rows, writer);
            }
            RefusedFile.write(safe.disk(), data, summary.refused());
        }
        tell(summary);
        return summary.refused().isEmpty() ? ExitCode.DONE : ExitCode.SOME_REFUSED;
    }

    private EnrolmentSummary enrol(Enrolment enrolment, CustodyManifest rows, CustodyWriter writer) throws Exception {
        if (!progress && !Terminal.watchesErrors()) {
            return enrolment.run(rows, demoBasis, writer, EnrolmentProgress.QUIET);
        }
        ProgressLine line = new ProgressLine(spec.commandLine().getErr(), "pictures");
        try {
            return enrolment.run(rows, demoBasis, writer, line::at);
        } finally {
            line.end();
        }
    }

    private void tell(EnrolmentSummary summary) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        nameRefused(summary.refused(), err);
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(object(summary)));
            return;
        }
        out.printf(
                Locale.ROOT,
                "Read %,d pictures in %.1f s (%.1f a second). Enrolled: %,d; enrolled already: %,d; refused: %,d.%n",
                summary.read(),
                seconds(summary),
                perSecond(summary),
                summary.enrolled(),
                summary.skipped() + summary.amended(),
                summary.refused().size());
        if (summary.amended() > 0) {
            out.printf(
                    Locale.ROOT, "Of %,d enrolled images the manifest now says something else.%n", summary.amended());
        }
        summary.notEligible()
                .forEach((reason, images) ->
                        out.printf(Locale.ROOT, "Not eligible, so never compared: %,d images, %s.%n", images, reason));
        if (summary.notEligible().keySet().stream().anyMatch(r -> r.startsWith("no "))) {
            out.println(
                    "Fill in basis and review_on, or say --demo-basis if this is a demonstration, and run it again.");
        }
    }

    private void nameRefused(List<Refusal> refused, PrintWriter err) {
        refused.stream()
                .limit(NAMED)
                .forEach(one -> err.println("row " + one.row() + ", " + one.path() + ": " + one.reason()));
        if (!refused.isEmpty()) {
            String more = refused.size() > NAMED ? "and " + (refused.size() - NAMED) + " more; " : "";
            err.println(more + "all refused rows are in " + RefusedFile.in(data));
        }
    }

    private ObjectNode object(EnrolmentSummary summary) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("enrolled", summary.enrolled())
                .put("skipped", summary.skipped())
                .put("amended", summary.amended())
                .put("refused", summary.refused().size());
        ObjectNode reasons = object.putObject("not_eligible");
        summary.notEligible().forEach(reasons::put);
        return object.put("seconds", seconds(summary))
                .put("per_second", perSecond(summary))
                .put("data", data.toString());
    }

    private static double seconds(EnrolmentSummary summary) {
        return summary.nanos() / NANOS;
    }

    private static double perSecond(EnrolmentSummary summary) {
        return summary.nanos() == 0 ? 0 : summary.read() / seconds(summary);
    }
}
