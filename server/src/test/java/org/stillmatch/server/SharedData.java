package org.stillmatch.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The face data beside the checkout: where STILLMATCH_SHARED points to (the folder that holds lfw
/// and frmdb, or the one above it), else `shared/data` in some folder above this one.
public final class SharedData {
    private SharedData() {}

    /// Skips the test if the folder is absent, but fails it where CI is set.
    public static Path folder(String name) {
        Optional<Path> set = Optional.ofNullable(
                        System.getProperty("stillmatch.shared", System.getenv("STILLMATCH_SHARED")))
                .map(Path::of);
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), p -> p.getParent() != null, Path::getParent)
                .map(p -> p.resolve("shared"));
        Optional<Path> found = Stream.concat(set.stream(), above)
                .flatMap(p -> Stream.of(p.resolve(name), p.resolve("data").resolve(name)))
                .filter(Files::isDirectory)
                .findFirst();
        if (found.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError("CI is set, yet the shared data folder " + name + " is missing");
        }
        assumeTrue(found.isPresent(), "the shared data folder " + name + " is not beside the checkout");
        return found.orElseThrow();
    }
}
