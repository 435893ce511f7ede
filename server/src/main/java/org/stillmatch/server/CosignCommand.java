package org.stillmatch.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.checkpoint.Finding;
import org.stillmatch.audit.checkpoint.LogCheck;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.disk.Folders;
import org.stillmatch.disk.RealDisk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Signs for a log with oversight's own key, once it agrees with the log that oversight signed for before.
@Command(
        name = "cosign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs an exported audit log's checkpoint with a key of your own, on a machine of your own, and prints the"
                    + " signature to be handed in.",
            "It signs only a log that holds and that begins with the one you signed last, which is kept beside the key.",
            "Exit code 1 names what does not hold."
        })
final class CosignCommand implements Callable<Integer> {
    private static final String LAST = "last-witnessed.jsonl";

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--keys",
            required = true,
            paramLabel = "DIR",
            description =
                    "The folder with your key; made, with a key, if it is not there. It is none of the service's.")
    private Path keys = Path.of("");

    @Mixin
    private TrustOption trust = new TrustOption();

    @Parameters(paramLabel = "LOG", description = "The exported log.")
    private Path log = Path.of("");

    CosignCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        TrustFile trusted = trust.keys(spec)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Say --trust KEYS: the keys of the service whose log it is"));
        if (!Files.isRegularFile(log)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + log);
        }
        Path last = keys.resolve(LAST);
        List<Path> before = Files.exists(last) ? List.of(last) : List.of();
        Finding finding = new LogCheck(Optional.of(trusted)).check(log, before);
        if (finding instanceof Finding.Whole whole) {
            sign(whole.last(), last);
            return ExitCode.DONE;
        }
        return LogFindings.tell(log, finding, true, spec.commandLine().getErr());
    }

    private void sign(Checkpoint checkpoint, Path last) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PrintWriter err = spec.commandLine().getErr();
        RealDisk disk = new RealDisk();
        SigningKeys own;
        if (SigningKeys.areIn(disk, keys)) {
            own = SigningKeys.open(disk, keys);
        } else {
            Folders.make(disk, keys);
            own = SigningKeys.create(disk, keys, new SecureRandom(), now);
            err.println("Made key " + own.current().id() + ". Give " + keys.resolve(TrustOption.TRUST)
                    + " to whoever verifies the log.");
        }
        Signature signature = own.sign(checkpoint.json(), Checkpoint.WITNESSED, now);
        // All of the log is kept: it names the first entry that is ever changed.
        Path fresh = last.resolveSibling(LAST + ".new");
        Files.copy(log, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, last, StandardCopyOption.ATOMIC_MOVE);
        spec.commandLine().getOut().println(CanonicalJson.text(signature.json()));
        err.println("Signed for " + checkpoint.size() + " entries. Hand the signature in with the log's checkpoints.");
    }
}
