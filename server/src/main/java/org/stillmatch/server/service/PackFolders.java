package org.stillmatch.server.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.repack.PackShelf;
import org.stillmatch.models.Pack;
import org.stillmatch.models.PackException;

/// The folders of packs that lie in one folder on this machine.
final class PackFolders implements PackShelf {
    private final Path root;

    PackFolders(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.exists(folder.resolve(Pack.MANIFEST)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for packs", e);
        }
    }

    @Override
    public Pack open(String name) {
        if (!names().contains(name)) {
            throw Refusal.invalid("pack", "Select a pack that lies in the folder of packs on the server.");
        }
        try {
            return Packs.named(Optional.of(folder(name)));
        } catch (PackException e) {
            throw Refusal.invalid("pack", "The pack '" + name + "' cannot be used: " + e.getMessage());
        }
    }

    @Override
    public Path folder(String name) {
        return root.resolve(name);
    }
}
