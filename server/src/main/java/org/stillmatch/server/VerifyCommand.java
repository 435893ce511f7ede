package org.stillmatch.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stillmatch.audit.checkpoint.LogCheck;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.casework.receipt.Receipt;
import org.stillmatch.casework.receipt.ReceiptCheck;
import org.stillmatch.casework.receipt.SignedReceipt;
import org.stillmatch.intake.submission.SubmissionReceipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks a receipt or an audit log with nothing at hand but the file, the keys that are trusted, and what was kept
/// of the log before.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a receipt or an exported audit log offline.",
            "A receipt of a search shows what was compared, not that it is the same person. A log is checked against checkpoints that"
                    + " were kept elsewhere: without one, whoever holds its keeper's key could have written it anew.",
            "Exit code 0 only if everything holds and a trusted key signed it; 1 names the first thing that does not hold."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TrustOption trust = new TrustOption();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "For a log: a checkpoint that came another way than the log, by itself, with its trail, or as an"
                            + " earlier export. May be said more than once.")
    private List<Path> checkpoints = List.of();

    @Parameters(paramLabel = "FILE", description = "The receipt or the log.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        requireFile(file);
        Optional<TrustFile> trusted = trust.keys(spec);
        PrintWriter out = spec.commandLine().getOut();
        if (LogCheck.isLog(file)) {
            for (Path each : checkpoints) {
                requireFile(each);
            }
            return LogFindings.tell(file, new LogCheck(trusted).check(file, checkpoints), trusted.isPresent(), out);
        }
        if (!checkpoints.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--checkpoint goes with a log, and " + file + " is none");
        }
        byte[] bytes = read(file, SignedReceipt.MOST_BYTES);
        boolean ofSubmission = SubmissionReceipt.claims(bytes);
        return switch (ofSubmission
                ? SubmissionReceipt.check(bytes, trusted)
                : new ReceiptCheck(trusted).check(bytes)) {
            case Verification.Holds holds -> {
                out.println(file + " holds.");
                if (ofSubmission) {
                    tellSubmission(bytes, out);
                } else {
                    tell(bytes, out);
                }
                yield ExitCode.DONE;
            }
            case Verification.UnknownSigner unknown -> {
                out.println(unknown(file, unknown.key(), trusted.isPresent()));
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

    /// What was received, so that a retailer can compare the hashes with those of its own files.
    private static void tellSubmission(byte[] bytes, PrintWriter out) {
        SubmissionReceipt receipt;
        try {
            receipt = SubmissionReceipt.read(bytes);
        } catch (JsonException e) {
            throw new IllegalStateException("It was read just now", e);
        }
        out.println("Signed at " + receipt.signedAt() + ": submission " + receipt.reference() + " was received at "
                + receipt.receivedAt() + " with these files.");
        receipt.exhibits()
                .forEach(file -> out.println(file.sha256() + "  " + file.reference() + ", " + file.kind() + ", "
                        + file.bytes() + " bytes, " + file.addedAt()));
    }

    private void requireFile(Path needed) {
        if (!Files.isRegularFile(needed)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + needed);
        }
    }

    static String unknown(Path file, String key, boolean trusting) {
        return file + ": internally consistent, signer unknown (key " + key + "). "
                + (trusting
                        ? "Anybody may have made it: that key is not among the trusted ones."
                        : "Say --trust KEYS to check who signed it.");
    }

    /// One byte more than there may be at most, so that who reads it sees that there are too many.
    static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        }
    }
}
