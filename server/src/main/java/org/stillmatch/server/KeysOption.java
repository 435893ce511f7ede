package org.stillmatch.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.disk.RealDisk;
import picocli.CommandLine.Option;

/// Where the keys are: by default in the user's configuration folder, never in a data directory.
final class KeysOption {
    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "The folder with the keys; as a rule STILLMATCH_KEYS, or stillmatch/keys in the user's"
                    + " configuration folder. Keep a backup of it, apart from that of the data.")
    private Optional<Path> keys = Optional.empty();

    Safe safe() {
        return new Safe(new RealDisk(), folder(), new SecureRandom());
    }

    Path folder() {
        return keys.orElseGet(() -> usual(System.getenv()));
    }

    static Path usual(Map<String, String> environment) {
        String named = environment.getOrDefault("STILLMATCH_KEYS", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder =
                configuration.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(configuration);
        return folder.resolve("stillmatch").resolve("keys");
    }
}
