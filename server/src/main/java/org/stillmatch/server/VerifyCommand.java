package org.stillmatch.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.casework.receipt.Receipt;
import org.stillmatch.casework.receipt.ReceiptCheck;
import org.stillmatch.casework.receipt.SignedReceipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks a receipt with nothing at hand but the file and the keys that are trusted.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a receipt offline. It shows what was compared, not that it is the same person.",
            "Exit code 0 only if everything holds and a trusted key signed it; 1 names the first thing that does not hold."
        })
final class VerifyCommand implements Callable<Integer> {
    static final String TRUST = "trust.json";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--trust",
            paramLabel = "KEYS",
            description = "The public keys that count: a trust file, or a folder with " + TRUST + ".")
    private @Nullable Path trust;

    @Parameters(paramLabel = "FILE", description = "The receipt.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file);
        }
        Optional<TrustFile> trusted = trust == null ? Optional.empty() : Optional.of(trusted(trust));
        byte[] bytes = read(file, SignedReceipt.MOST_BYTES);
        PrintWriter out = spec.commandLine().getOut();
        return switch (new ReceiptCheck(trusted).check(bytes)) {
            case Verification.Holds holds -> {
                out.println(file + " holds.");
                tell(bytes, out);
                yield ExitCode.DONE;
            }
            case Verification.UnknownSigner unknown -> {
                out.println(file + ": internally consistent, signer unknown (key " + unknown.key() + "). "
                        + (trust == null
                                ? "Say --trust KEYS to check who signed it."
                                : "Anybody may have made it: that key is not among the trusted ones."));
                yield ExitCode.SOME_REFUSED;
            }
            case Verification.Fails fails -> {
                out.println(file + " does not hold: " + fails.first() + ".");
                yield ExitCode.SOME_REFUSED;
            }
        };
    }

    private static void tell(byte[] bytes, PrintWriter out) {
        SignedReceipt signed;
        try {
            signed = SignedReceipt.read(bytes);
        } catch (JsonException e) {
            throw new IllegalStateException("It was read just now", e);
        }
        Receipt receipt = signed.receipt();
        out.println("Signed at " + signed.signature().signedAt() + " with key "
                + signed.signature().key() + ".");
        out.println("Still " + receipt.still().sha256() + ", snapshot "
                + receipt.snapshot().id() + ": " + receipt.decision().words() + ", "
                + receipt.candidates().size() + " candidates"
                + receipt.certificate()
                        .map(c -> " of " + c.compared() + " compared")
                        .orElse("") + ".");
        out.println(Receipt.SAYS);
    }

    private TrustFile trusted(Path keys) throws IOException {
        Path found = List.of(keys, keys.resolve(TRUST), keys.resolve("signing").resolve(TRUST)).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), keys + " is no trust file, nor a folder with " + TRUST));
        try {
            return TrustFile.read(read(found, TrustFile.MOST_BYTES));
        } catch (JsonException e) {
            throw new ParameterException(spec.commandLine(), found + " is no trust file: " + e.getMessage(), e);
        }
    }

    /// One byte more than there may be at most, so that who reads it sees that there are too many.
    static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        }
    }
}
