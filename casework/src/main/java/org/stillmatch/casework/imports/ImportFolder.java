package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.audit.act.Refusal;

/// The folder on the server below which the custody system leaves its lists and pictures.
///
/// @param root which need not exist
public record ImportFolder(Path root) {
    /// The files of a folder below it.
    ///
    /// @throws Refusal if there is no such folder, or it lies elsewhere
    Handed folder(String below) {
        Path folder = within(root, below)
                .filter(Files::isDirectory)
                .orElseThrow(() -> Refusal.invalid(
                        "folder", "There is no folder '" + below + "' below the folder for imports on the server."));
        return new Handed() {
            @Override
            public List<String> names() throws IOException {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList();
                }
            }

            @Override
            public Optional<InputStream> open(String name) throws IOException {
                Optional<Path> file = within(folder, name).filter(Files::isRegularFile);
                return file.isEmpty() ? Optional.empty() : Optional.of(Files.newInputStream(file.get()));
            }
        };
    }

    /// A path below a folder, links followed, since somebody who may write a list may not thereby read the
    /// server.
    private static Optional<Path> within(Path folder, String below) {
        try {
            Path real = folder.toRealPath();
            Path there = real.resolve(below).toRealPath();
            return there.startsWith(real) ? Optional.of(there) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
