package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;

/// Where sealed files lie, by name. It sees no key.
public sealed interface Store permits FolderStore, S3Store {
    /// A file to be put; it may be read more than once.
    interface Source {
        InputStream open() throws IOException;
    }

    /// Puts a file, in place of one of that name; it outlives a loss of power once this returns.
    ///
    /// @param name of lower-case letters, digits, '-' and '/'
    void put(String name, long length, Source source) throws IOException;

    /// @throws java.nio.file.NoSuchFileException if there is none
    InputStream get(String name) throws IOException;

    /// Deletes a file if it is there.
    void delete(String name) throws IOException;
}
