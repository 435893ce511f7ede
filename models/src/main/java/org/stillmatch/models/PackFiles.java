package org.stillmatch.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The files of a pack, each inside its folder and of the hash that the manifest gives.
final class PackFiles {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    PackFiles(Path folder) {
        this.folder = folder;
    }

    /// @throws PackException if the file is missing, lies outside the folder, or is another than the manifest says
    Path checked(String name, String sha256) throws PackException {
        if (!SHA256.matcher(sha256).matches()) {
            throw new PackException(
                    "The \"sha256\" of " + name + " must be 64 lower-case hex digits; get them with sha256sum " + name);
        }
        Path file = inside(name);
        try {
            String found = Digests.sha256(Files.readAllBytes(file));
            if (!found.equals(sha256)) {
                throw new PackException("The file " + file + " is not the one that the manifest names: its SHA-256 is "
                        + found + ", not " + sha256 + ". Put the right file there, or build the pack again");
            }
            return file;
        } catch (IOException e) {
            throw new PackException("The file " + file + " cannot be read (" + e + ")", e);
        }
    }

    private Path inside(String name) throws PackException {
        try {
            Path file = folder.resolve(name).toRealPath();
            if (!file.startsWith(folder.toRealPath()) || !Files.isRegularFile(file)) {
                throw new PackException("The manifest names " + name + ", which is no file inside the pack's folder "
                        + folder + "; a pack holds all its files itself");
            }
            return file;
        } catch (IOException | InvalidPathException e) {
            throw new PackException("The manifest names " + name + ", which is not in the pack's folder " + folder, e);
        }
    }
}
