package org.stillmatch.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stillmatch.audit.act.Days;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.DataDirectory;
import org.stillmatch.casework.custody.Holdings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says what a data directory holds and whether any of it is damaged.
@Command(
        name = "status",
        description = "Says what a data directory holds; exit code 1 if some of it cannot be read.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Mixin
    private KeysOption keys = new KeysOption();

    @Option(names = "--json", description = "Print it as one JSON object.")
    private boolean json;

    StatusCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Custody custody = Custody.open(keys.safe(), data);
        Holdings holdings = custody.holdings(Days.of(clock.instant()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(object(custody.description(), holdings)));
        } else {
            tell(custody.description(), holdings, out);
        }
        return holdings.damaged().isEmpty() ? ExitCode.DONE : ExitCode.SOME_REFUSED;
    }

    private void tell(DataDirectory about, Holdings holdings, PrintWriter out) {
        out.println(data + ": " + about.kind() + ", made " + about.created() + " with the pack '" + about.packName()
                + "' (" + about.pack() + ", " + about.dimension() + " dimensions)");
        out.printf(
                Locale.ROOT,
                "%,d images of %,d subjects, %,d of them synthetic; %,d slots taken, %,d subjects erased;"
                        + " %,d receipts; %.1f MB%n",
                holdings.images(),
                holdings.subjects(),
                holdings.synthetic(),
                holdings.slots(),
                holdings.erased(),
                holdings.receipts(),
                holdings.bytes() / MEGABYTE);
        out.printf(Locale.ROOT, "Eligible today: %,d images%n", holdings.eligible());
        holdings.notEligible()
                .forEach((reason, images) -> out.printf(Locale.ROOT, "Not eligible: %,d images, %s%n", images, reason));
        out.println("Root of all slots: " + holdings.leafRoot());
        holdings.damaged().forEach(one -> out.println("Damaged: " + one));
        if (!holdings.damaged().isEmpty()) {
            out.println("What is damaged is not compared. Enrol the same manifest again to bring those images back.");
        }
        if (holdings.tornBytes() > 0) {
            out.printf(
                    Locale.ROOT,
                    "The last %,d bytes of the gallery were never acknowledged; the next enrolment cuts them off.%n",
                    holdings.tornBytes());
        }
    }

    private ObjectNode object(DataDirectory about, Holdings holdings) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("data", data.toString())
                .put("kind", about.kind())
                .put("created", about.created().toString());
        object.putObject("pack")
                .put("id", about.pack().sha256())
                .put("name", about.packName())
                .put("dimension", about.dimension());
        object.put("slots", holdings.slots())
                .put("leaf_root", holdings.leafRoot())
                .put("images", holdings.images())
                .put("subjects", holdings.subjects())
                .put("erased", holdings.erased())
                .put("synthetic", holdings.synthetic())
                .put("eligible", holdings.eligible());
        ObjectNode reasons = object.putObject("not_eligible");
        holdings.notEligible().forEach(reasons::put);
        ArrayNode damaged = object.putArray("damaged");
        holdings.damaged()
                .forEach(one -> damaged.addObject()
                        .put("file", one.file().toString())
                        .put("offset", one.offset())
                        .put("length", one.length())
                        .put("reason", one.reason()));
        return object.put("torn_bytes", holdings.tornBytes())
                .put("receipts", holdings.receipts())
                .put("bytes", holdings.bytes());
    }
}
