package org.stillmatch.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/// A package of the npm registry, pinned to the very bytes of its archive.
///
/// @param sha512 of the archive, lower-case hex
public record NpmPackage(String name, String version, String sha512) {
    private static final Pattern NAME = Pattern.compile("(@[a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
    private static final long LARGEST_ARCHIVE = 256L << 20;

    /// @throws IllegalArgumentException unless name, exact version and hash are well-formed
    public NpmPackage {
        if (!NAME.matcher(name).matches()
                || !VERSION.matcher(version).matches()
                || !SHA512.matcher(sha512).matches()) {
            throw new IllegalArgumentException(
                    "A pinned package has a name, an exact version and a SHA-512, not " + name + "@" + version);
        }
    }

    /// Fetches the archive, checks its hash and reads the entries whose whole name matches.
    ///
    /// @param scratch an existing folder for the archive while it is read
    /// @return the contents by the entries' names in the archive
    /// @throws PackException if npm fails, the hash is another, or the archive cannot be read
    Map<String, byte[]> fetch(Npm npm, Path scratch, Pattern entries) throws PackException, IOException {
        Path folder = Files.createTempDirectory(scratch, "npm");
        Path archive = npm.pack(this.toString(), folder);
        check(archive);
        return Tarball.read(archive, entries);
    }

    private void check(Path archive) throws PackException, IOException {
        if (Files.size(archive) > LARGEST_ARCHIVE) {
            throw new PackException("The archive of " + this + " is larger than any such package; it is not used");
        }
        String found = Digests.sha512(Files.readAllBytes(archive));
        if (!found.equals(sha512)) {
            throw new PackException("The archive of " + this + " is not the pinned one (SHA-512 "
                    + found.substring(0, 16) + "…, expected " + sha512.substring(0, 16)
                    + "…): it is damaged or was replaced. It is not used; try again, or ask where npm's registry "
                    + "setting points to");
        }
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
