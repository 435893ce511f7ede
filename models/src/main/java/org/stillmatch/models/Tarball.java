package org.stillmatch.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Reads chosen entries of a .tgz into memory.
///
/// Nothing in the archive says where anything is written, so no entry can escape a folder; the
/// limits are checked before an entry is read, so none can swell.
final class Tarball {
    private static final long LARGEST_ENTRY = 64L << 20;
    private static final long LARGEST_ARCHIVE = 1L << 30;

    private Tarball() {}

    /// The contents of each wanted entry, by its name in the archive.
    ///
    /// @throws PackException if the archive is broken, too large, or lacks an entry
    static Map<String, byte[]> read(Path archive, Set<String> wanted) throws PackException {
        Map<String, byte[]> found = new TreeMap<>();
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            long total = 0;
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null && found.size() < wanted.size();
                    entry = tar.getNextEntry()) {
                total += entry.getSize();
                if (entry.getSize() > LARGEST_ENTRY || total > LARGEST_ARCHIVE) {
                    throw new PackException("The archive " + archive.getFileName() + " swells beyond its limits at "
                            + entry.getName() + "; it is not the package that it should be");
                }
                if (entry.isFile() && wanted.contains(entry.getName())) {
                    found.put(entry.getName(), whole(tar, entry));
                }
            }
        } catch (IOException e) {
            throw new PackException(
                    "The archive " + archive.getFileName() + " is broken (" + e.getMessage() + "); fetch it again", e);
        }
        if (found.size() < wanted.size()) {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(found.keySet());
            throw new PackException("The archive " + archive.getFileName() + " lacks " + missing);
        }
        return found;
    }

    private static byte[] whole(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        byte[] bytes = tar.readNBytes((int) entry.getSize());
        if (bytes.length != entry.getSize()) {
            throw new IOException("it ends within " + entry.getName());
        }
        return bytes;
    }
}
