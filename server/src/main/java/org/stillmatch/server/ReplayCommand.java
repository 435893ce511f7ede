package org.stillmatch.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.receipt.Probe;
import org.stillmatch.casework.receipt.ReceiptCheck;
import org.stillmatch.casework.receipt.Replay;
import org.stillmatch.casework.receipt.Replay.Outcome;
import org.stillmatch.casework.receipt.SignedReceipt;
import org.stillmatch.casework.receipt.StillKeys;
import org.stillmatch.face.Faces;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.face.StillFaces;
import org.stillmatch.server.service.Packs;
import org.stillmatch.template.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Repeats the search of a receipt.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Repeats the search of a receipt on the gallery as it was then. Exit code 0 if every candidate"
                + " comes again with the same bits, or was erased since and is named; 1 if not.")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The data directory that was searched.")
    private Path data = Path.of("");

    @Option(
            names = "--still",
            paramLabel = "FILE",
            description = "The still: its template is made anew and compared with the one that was searched.")
    private Optional<Path> still = Optional.empty();

    @Mixin
    private KeysOption keys = new KeysOption();

    @Parameters(paramLabel = "RECEIPT", description = "The receipt.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file);
        }
        Safe safe = keys.safe();
        Custody custody = Custody.open(safe, data);
        PrintWriter out = spec.commandLine().getOut();
        byte[] bytes = VerifyCommand.read(file, SignedReceipt.MOST_BYTES);
        Verification checked = new ReceiptCheck(ownTrust(safe)).check(bytes);
        if (!(checked instanceof Verification.Holds)) {
            out.println(
                    file + " is no receipt of this installation that holds; 'verify' says why. Nothing is repeated.");
            return ExitCode.SOME_REFUSED;
        }
        SignedReceipt receipt = SignedReceipt.read(bytes);
        long owner = receipt.receipt().still().name().owner();
        try (StillKeys stills = StillKeys.of(safe, custody.description(), owner)) {
            boolean same = told(Replay.of(receipt, custody, stills), out);
            if (still.isPresent()) {
                same &= reembedded(receipt, receipt.probe(stills), custody, out);
            }
            return same ? ExitCode.DONE : ExitCode.SOME_REFUSED;
        }
    }

    private static Optional<TrustFile> ownTrust(Safe safe) throws IOException, JsonException {
        Path trust = safe.signing().resolve(TrustOption.TRUST);
        return Files.isRegularFile(trust)
                ? Optional.of(TrustFile.read(VerifyCommand.read(trust, TrustFile.MOST_BYTES)))
                : Optional.empty();
    }

    private static boolean told(Outcome outcome, PrintWriter out) {
        return switch (outcome) {
            case Outcome.NothingSearched nothing -> {
                out.println("Nothing was searched, so there is nothing to repeat.");
                yield true;
            }
            case Outcome.StillErased erased -> {
                out.println("The key of this still is gone, so its template cannot be opened and nothing repeated.");
                yield false;
            }
            case Outcome.Same same -> {
                out.printf(Locale.ROOT, "The same bits: %,d candidates came again.%n", same.candidates());
                same.erased()
                        .forEach(one -> out.println("Erased since, so not compared again: subject number " + one.group()
                                + " with the slots " + one.slots() + ", at " + one.at() + "."));
                yield true;
            }
            case Outcome.Differs differs -> {
                out.println("It does not come out the same: " + differs.first() + ".");
                yield false;
            }
        };
    }

    /// Models compute in floating point, which differs a little between processors; the search does not.
    private boolean reembedded(SignedReceipt receipt, Optional<Probe> probe, Custody custody, PrintWriter out)
            throws Exception {
        Path path = still.orElseThrow();
        if (probe.isEmpty() || !Files.isRegularFile(path)) {
            out.println("There is no template to compare " + path + " with, or no such file.");
            return false;
        }
        if (!Hash.sha256(Files.readAllBytes(path))
                .equals(receipt.receipt().still().sha256())) {
            out.println(path + " is not the still of this receipt: its bytes have another hash.");
            return false;
        }
        try (Faces faces = new Faces(Packs.of(custody.description()))) {
            Template again = new StillFaces(faces)
                    .embed(path, (int) receipt.receipt().still().face())
                    .template();
            out.printf(
                    Locale.ROOT,
                    "The template made anew from the still has a cosine of %.9f to the one that was searched, on %s.%n",
                    again.score(probe.get().template()),
                    Processor.inWords());
            return true;
        } catch (RefusedStill e) {
            out.println(path + ": " + e.getMessage());
            return false;
        }
    }
}
