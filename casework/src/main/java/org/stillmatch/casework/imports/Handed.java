package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// The files that an import was handed, by name.
interface Handed {
    /// All of them, sorted.
    List<String> names() throws IOException;

    /// @return empty if there is no such file
    Optional<InputStream> open(String name) throws IOException;

    /// A whole file.
    ///
    /// @param most bytes of it
    /// @return empty if there is no such file; one byte more than `most` tells that it is larger
    default Optional<byte[]> read(String name, int most) throws IOException {
        Optional<InputStream> opened = open(name);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = opened.get()) {
            return Optional.of(in.readNBytes(most + 1));
        }
    }
}
