package org.stillmatch.face.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The kept files under `odd-files`.
final class Corpus {
    private Corpus() {}

    static Path path(String name) {
        try {
            var list = Objects.requireNonNull(Corpus.class.getResource("/odd-files/expected.csv"));
            return Path.of(list.toURI()).resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Decoded decoded(String name) throws Unreadable {
        return Decoder.decode(bytes(name), Limits.STANDARD);
    }
}
