package org.stillmatch.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyGallery;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.RefusedStill;
import org.stillmatch.casework.enquiry.StillSearch;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.face.Faces;
import org.stillmatch.models.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks a gallery about stills and clips.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Asks a gallery about stills and clips. A lead is never an identification.")
final class SearchCommand implements Callable<Integer> {
    private static final double DEFAULT_FPIR = 0.01;
    private static final int MOST = 200;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory to search.")
    private Path data = Path.of("");

    @Option(names = "--enquiry", paramLabel = "ID", description = "The enquiry, on a data directory in service.")
    private @Nullable String enquiry;

    @Option(names = "--face", paramLabel = "N", description = "The face that is meant, where a still shows several.")
    private @Nullable Integer face;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "20",
            description = "Candidates to give, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "Score from which a candidate is a lead, instead of --fpir.")
    private @Nullable Double threshold;

    @Option(
            names = "--fpir",
            paramLabel = "P",
            description = "Rate of false leads to choose the threshold for (default: 0.01).")
    private @Nullable Double fpir;

    @Option(names = "--json", description = "Print one JSON object a still.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "STILL", description = "Stills or clips.")
    private List<Path> stills = List.of();

    SearchCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        check();
        Custody custody = Custody.open(data);
        Pack pack = Packs.of(custody.description());
        CustodyGallery gallery = custody.gallery(LocalDate.now(clock), Optional.empty());
        Threshold decides = threshold(pack, gallery);
        int refused = 0;
        try (Faces faces = new Faces(pack)) {
            StillSearch search = new StillSearch(faces, gallery, decides, top, System::nanoTime);
            for (Path still : stills) {
                refused += answered(search, gallery, custody, still) ? 0 : 1;
            }
        }
        return refused == 0 ? ExitCode.DONE : ExitCode.SOME_REFUSED;
    }

    private void check() {
        if (threshold != null && fpir != null) {
            throw new ParameterException(spec.commandLine(), "Give --threshold or --fpir, not both");
        }
        if (threshold != null && !Double.isFinite(threshold)) {
            throw new ParameterException(spec.commandLine(), "--threshold is a score, not " + threshold);
        }
        if (fpir != null && !(fpir > 0 && fpir < 1)) {
            throw new ParameterException(spec.commandLine(), "--fpir is a rate between 0 and 1, not " + fpir);
        }
        if (top < 1 || top > MOST) {
            throw new ParameterException(spec.commandLine(), "--top is 1 to " + MOST + ", not " + top);
        }
        if (enquiry != null) {
            throw new ParameterException(
                    spec.commandLine(), "--enquiry belongs to a data directory in service; " + data + " is none");
        }
    }

    private Threshold threshold(Pack pack, CustodyGallery gallery) {
        if (threshold != null) {
            return Threshold.given(threshold);
        }
        double rate = Optional.ofNullable(fpir).orElse(DEFAULT_FPIR);
        return Threshold.of(pack, gallery.matcher().subjects(), rate)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "The pack " + pack + " brings no distribution of non-mated scores to choose a threshold from:"
                                + " measure it with 'evaluate' and give --threshold"));
    }

    private boolean answered(StillSearch search, CustodyGallery gallery, Custody custody, Path still)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Answer answer = search.ask(still, face == null ? OptionalInt.empty() : OptionalInt.of(face));
            ObjectNode object = new AnswerJson(gallery.images()).of(answer);
            Path receipt = receipt(custody, answer, object);
            if (json) {
                out.println(object.put("receipt", receipt.toString()));
            } else {
                new AnswerTable(gallery.images(), out).print(answer);
                out.println("  Receipt: " + receipt);
            }
            return answer.settled();
        } catch (RefusedStill e) {
            if (json) {
                out.println(AnswerJson.refused(still.toString(), String.valueOf(e.getMessage())));
            }
            spec.commandLine().getErr().println(still + ": " + e.getMessage());
            return false;
        }
    }

    /// Keeps what was answered, beside what was answered about the same still before. Signing receipts
    /// comes with the sealed gallery.
    private Path receipt(Custody custody, Answer answer, ObjectNode object) throws IOException {
        Files.createDirectories(custody.receipts());
        ObjectNode kept = object.deepCopy().put("answered_at", clock.instant().toString());
        byte[] bytes = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(kept);
        String name = STAMP.format(clock.instant()) + "-" + answer.sha256().substring(0, 12);
        for (int copy = 1; ; copy++) {
            Path receipt = custody.receipts().resolve(name + (copy == 1 ? "" : "-" + copy) + ".json");
            try {
                return Files.write(receipt, bytes, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                // Asked within the same millisecond; the earlier answer stays.
            }
        }
    }
}
