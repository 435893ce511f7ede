package org.stillmatch.disk;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The disk of this machine. What it makes, only its owner may read.
///
/// A thread that is interrupted in the middle of reading or writing loses the file that it was at
/// ([java.nio.channels.ClosedByInterruptException]), so threads that may be interrupted do not come here.
public final class RealDisk implements Disk {
    @Override
    public DiskFile create(Path file) throws IOException {
        return new RealFile(FileChannel.open(
                file, Set.of(CREATE_NEW, READ, WRITE), ownersAlone(file.toAbsolutePath(), "rw-------")));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new RealFile(FileChannel.open(file, READ, WRITE));
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return new RealFile(FileChannel.open(file, READ));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Names.requireOneFolder(from, to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, ownersAlone(folder.toAbsolutePath(), "rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, READ)) {
            names.force(true);
        }
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList();
        }
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    private static FileAttribute<?>[] ownersAlone(Path path, String permissions) throws IOException {
        Path folder = path.getParent();
        boolean known = folder != null
                && Files.exists(folder)
                && Files.getFileStore(folder).supportsFileAttributeView("posix");
        return known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
