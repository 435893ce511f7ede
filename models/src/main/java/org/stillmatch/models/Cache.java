package org.stillmatch.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders that are built once and kept.
///
/// A folder appears under its name only when it is complete and on the disk: it is filled beside,
/// synchronised and renamed. A lock file lets one process build while others wait for the result.
public final class Cache {
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path root;

    public Cache(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /// Where `STILLMATCH_CACHE` points to, else `stillmatch` in `XDG_CACHE_HOME`, else `.cache/stillmatch` at home.
    public static Cache of(Map<String, String> environment, Path home) {
        return setting(environment, "STILLMATCH_CACHE")
                .or(() -> setting(environment, "XDG_CACHE_HOME").map(p -> p.resolve("stillmatch")))
                .map(Cache::new)
                .orElseGet(() -> new Cache(home.resolve(".cache").resolve("stillmatch")));
    }

    /// The cache of this process's user.
    public static Cache ofUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    private static Optional<Path> setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(v -> !v.isBlank())
                .map(Path::of);
    }

    /// Fills a new, empty folder.
    interface Filler {
        void fill(Path folder) throws IOException, PackException;
    }

    /// The folder of this name, filled first if it is not there yet.
    ///
    /// @throws PackException if the cache cannot be written to or the filler fails
    Path folder(String name, Filler filler) throws PackException {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(root);
                return fillLocked(folder, filler);
            } catch (IOException e) {
                throw new PackException(
                        "The cache folder " + root + " cannot be used (" + e + "); make room and check its "
                                + "permissions, or set STILLMATCH_CACHE to another folder",
                        e);
            }
        }
    }

    private Path fillLocked(Path folder, Filler filler) throws IOException, PackException {
        Path lockFile = root.resolve(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.isDirectory(folder)) {
                Path beside = root.resolve(folder.getFileName() + ".building");
                // Whoever left one was killed: the lock is ours.
                delete(beside);
                Files.createDirectory(beside);
                try {
                    filler.fill(beside);
                    synchronise(beside);
                    Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
                    force(root);
                } finally {
                    delete(beside);
                }
            }
            return folder;
        }
    }

    private static void synchronise(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList();
        }
        for (Path path : all) {
            force(path);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Deletes a folder and all that is in it, if it is there.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
