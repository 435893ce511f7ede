package org.stillmatch.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Reads chosen entries of a .tgz into memory.
///
/// Nothing in the archive says where anything is written, so no entry can escape a folder. Sizes
/// are checked before an entry is read or skipped, so none can swell.
final class Tarball {
    private static final long LARGEST_ENTRY = 64L << 20;
    private static final long LARGEST_ARCHIVE = 256L << 20;

    private Tarball() {}

    /// The contents of each ordinary file whose whole name in the archive matches, by that name.
    ///
    /// @throws PackException if the archive is broken or too large
    static Map<String, byte[]> read(Path archive, Pattern wanted) throws PackException {
        Map<String, byte[]> found = new TreeMap<>();
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            long total = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                total += entry.getSize();
                if (entry.getSize() > LARGEST_ENTRY || total > LARGEST_ARCHIVE) {
                    throw new PackException("The archive " + archive.getFileName() + " swells beyond its limits at "
                            + entry.getName() + "; it is not the package that it should be");
                }
                if (isOrdinary(entry) && wanted.matcher(entry.getName()).matches()) {
                    found.put(entry.getName(), whole(tar, entry));
                }
            }
        } catch (IOException e) {
            throw new PackException(
                    "The archive " + archive.getFileName() + " is broken (" + e.getMessage() + "); fetch it again", e);
        }
        return found;
    }

    /// `TarArchiveEntry.isFile()` alone is true of links too.
    private static boolean isOrdinary(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
    }

    private static byte[] whole(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        byte[] bytes = tar.readNBytes((int) entry.getSize());
        if (bytes.length != entry.getSize()) {
            throw new IOException("it ends within " + entry.getName());
        }
        return bytes;
    }
}
