package org.stillmatch.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Shell scripts in npm's place; a script finds the package's NAME@VERSION in `$2`.
final class FakeNpm {
    private FakeNpm() {}

    static Npm script(Path folder, String script) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "npm", ".sh"), script);
        return new Npm(List.of("sh", file.toString()), Duration.ofSeconds(20));
    }

    /// Answers every request with the same archive.
    static Npm serving(Path folder, Path archive) throws IOException {
        return script(folder, "cp '" + archive + "' ./any-1.0.0.tgz");
    }

    static Npm missing() {
        return new Npm(List.of("there-is-no-such-npm"), Duration.ofSeconds(1));
    }
}
