package org.stillmatch.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyGallery;
import org.stillmatch.casework.custody.OpenCustody;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.StillSearch;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.casework.receipt.Policy;
import org.stillmatch.casework.receipt.SearchReceipts;
import org.stillmatch.casework.receipt.SearchReceipts.Asker;
import org.stillmatch.casework.receipt.StillKeys;
import org.stillmatch.face.Faces;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.models.Pack;
import org.stillmatch.server.service.Packs;
import org.stillmatch.server.service.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private KeysOption keys = new KeysOption();

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
        Safe safe = keys.safe();
        Custody custody = Custody.open(safe, data);
        Pack pack = Packs.of(custody.description());
        try (OpenCustody open = custody.gallery(clock.instant(), Days.of(clock.instant()), Optional.empty());
                StillKeys owners = StillKeys.fresh(safe, custody.description(), stills.size());
                Faces faces = new Faces(pack)) {
            Threshold decides = threshold(pack, open.gallery());
            ReceiptFolder receipts = new ReceiptFolder(
                    safe.disk(),
                    custody.receipts(),
                    new SearchReceipts(
                            open,
                            owners,
                            signing(safe),
                            safe,
                            pack,
                            new Asker(
                                    Service.PROGRAM,
                                    "standalone",
                                    System.getProperty("user.name", "unknown"),
                                    "standalone use, for measuring and demonstration")),
                    new Policy(Policy.Mode.STANDALONE, decides, top, "standalone"),
                    clock);
            StillSearch search = new StillSearch(faces, open.gallery(), decides, top, System::nanoTime);
            int refused = 0;
            for (Path still : stills) {
                refused += answered(search, open.gallery(), receipts, still) ? 0 : 1;
            }
            return refused == 0 ? ExitCode.DONE : ExitCode.SOME_REFUSED;
        }
    }

    /// The keys that sign, made for the first receipt.
    private SigningKeys signing(Safe safe) throws IOException {
        return SigningKeys.areIn(safe.disk(), safe.signing())
                ? SigningKeys.open(safe.disk(), safe.signing())
                : SigningKeys.create(safe.disk(), safe.signing(), safe.random(), clock.instant());
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

    private boolean answered(StillSearch search, CustodyGallery gallery, ReceiptFolder receipts, Path still)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Instant asked = clock.instant();
        try {
            Answer answer = search.ask(still, face == null ? OptionalInt.empty() : OptionalInt.of(face));
            ObjectNode object = new AnswerJson(gallery.images()).of(answer);
            Path receipt = receipts.keep(answer, asked);
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
}
