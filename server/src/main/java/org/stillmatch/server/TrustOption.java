package org.stillmatch.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.TrustedKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Whose signatures count.
final class TrustOption {
    static final String TRUST = "trust.json";

    @Option(
            names = "--trust",
            paramLabel = "KEYS",
            description = "The public keys that count: a trust file, or a folder with " + TRUST
                    + ". May be said more than once.")
    private List<Path> trust = List.of();

    /// Empty if none were named.
    Optional<TrustFile> keys(CommandSpec spec) throws IOException {
        List<TrustedKey> all = new ArrayList<>();
        for (Path each : trust) {
            all.addAll(read(spec, each).keys());
        }
        return trust.isEmpty() ? Optional.empty() : Optional.of(new TrustFile(all));
    }

    private static TrustFile read(CommandSpec spec, Path keys) throws IOException {
        Path found = List.of(keys, keys.resolve(TRUST), keys.resolve("signing").resolve(TRUST)).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), keys + " is no trust file, nor a folder with " + TRUST));
        try {
            return TrustFile.read(VerifyCommand.read(found, TrustFile.MOST_BYTES));
        } catch (JsonException e) {
            throw new ParameterException(spec.commandLine(), found + " is no trust file: " + e.getMessage(), e);
        }
    }
}
