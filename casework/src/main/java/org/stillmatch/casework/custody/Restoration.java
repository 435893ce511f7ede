package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.casework.gallery.GalleryWriter;
import org.stillmatch.casework.gallery.Visitor;
import org.stillmatch.casework.gallery.WriterSettings;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;
import org.stillmatch.disk.Folders;

/// Copies of a data directory and, apart from them, of its keys; and how both become whole again.
public final class Restoration {
    private static final String GALLERY = "gallery";
    private static final String RECEIPTS = "receipts";
    private static final String SUBJECTS = "subjects";
    private static final String STILLS = "stills";
    private static final String SIGNING = "signing";

    private Restoration() {}

    /// Copies the data into a folder that is new or empty. The description comes last: without it a folder is no
    /// backup.
    static void copyData(Safe safe, Custody custody, Path to) throws DataDirectoryException, IOException {
        requireEmpty(to);
        Folders.make(safe.disk(), to);
        custody.copyGallery(to.resolve(GALLERY));
        if (Files.isDirectory(custody.receipts())) {
            copyFiles(safe.disk(), custody.receipts(), to.resolve(RECEIPTS));
        }
        copyFile(safe.disk(), custody.directory().resolve(DataDirectory.FILE), to.resolve(DataDirectory.FILE));
        safe.disk().forceFolder(to);
    }

    /// Copies the keys of a data directory, and those that sign receipts, into a folder that is new or empty.
    static void copyKeys(Safe safe, DataDirectory about, Path to) throws DataDirectoryException, IOException {
        requireEmpty(to);
        Folders.make(safe.disk(), to);
        copyRing(safe, safe.ring(about), to.resolve(SUBJECTS));
        copyRing(safe, safe.stills(about), to.resolve(STILLS));
        if (Files.isDirectory(safe.signing())) {
            Folders.make(safe.disk(), to.resolve(SIGNING));
            copyFiles(safe.disk(), safe.signing(), to.resolve(SIGNING));
        }
    }

    private static void copyRing(Safe safe, Path ring, Path to) throws IOException {
        if (safe.disk().exists(ring)) {
            try (KeyRing open = KeyRing.open(safe.disk(), ring, safe.random())) {
                open.backup(to);
            }
        }
    }

    /// Makes a data directory from a backup, and erases again what was erased since, before anybody can search it.
    ///
    /// @throws DataDirectoryException if `from` is no backup, `to` is not empty, or the keys are not there
    public static void data(Safe safe, Path from, Path to) throws DataDirectoryException, IOException {
        DataDirectory about = DataDirectory.read(from);
        safe.requireApart(to);
        requireEmpty(to);
        if (!safe.disk().exists(safe.ring(about))) {
            throw Custody.noKeys(from, safe.keys());
        }
        Folders.make(safe.disk(), to);
        WriterSettings settings =
                WriterSettings.usual(safe.random(), Runtime.getRuntime().availableProcessors());
        try (KeyRing ring = KeyRing.open(safe.disk(), safe.ring(about), safe.random())) {
            GalleryWriter.restore(from.resolve(GALLERY), Custody.place(safe, to, about), ring, Visitor.NONE, settings)
                    .close();
        }
        if (Files.isDirectory(from.resolve(RECEIPTS))) {
            copyFiles(safe.disk(), from.resolve(RECEIPTS), to.resolve(RECEIPTS));
        }
        copyFile(safe.disk(), from.resolve(DataDirectory.FILE), to.resolve(DataDirectory.FILE));
        safe.disk().forceFolder(to);
    }

    /// Brings keys back from their backup. What the data say was erased is erased again when they are restored.
    ///
    /// @param data the backup of the data that they open
    /// @throws DataDirectoryException if there are such keys already
    public static void keys(Safe safe, Path data, Path from) throws DataDirectoryException, IOException {
        DataDirectory about = DataDirectory.read(data);
        if (safe.disk().exists(safe.ring(about))) {
            throw new DataDirectoryException(
                    Why.NONE,
                    "There are keys of " + data + " in " + safe.keys() + " already, with erasures that a backup may not"
                            + " know: restore without --keys-from");
        }
        Folders.make(safe.disk(), safe.keys(about));
        for (String ring : List.of(SUBJECTS, STILLS)) {
            if (Files.isDirectory(from.resolve(ring))) {
                Path to = ring.equals(SUBJECTS) ? safe.ring(about) : safe.stills(about);
                KeyRing.restore(safe.disk(), from.resolve(ring), to, List.of(), safe.random())
                        .close();
            }
        }
        if (Files.isDirectory(from.resolve(SIGNING)) && !Files.exists(safe.signing())) {
            Folders.make(safe.disk(), safe.signing());
            copyFiles(safe.disk(), from.resolve(SIGNING), safe.signing());
        }
    }

    private static void requireEmpty(Path folder) throws DataDirectoryException, IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new DataDirectoryException(Why.NONE, folder + " is not empty: name a new or an empty folder");
            }
        }
    }

    private static void copyFiles(Disk disk, Path from, Path to) throws IOException {
        Folders.make(disk, to);
        for (Path file : disk.list(from)) {
            if (Files.isRegularFile(file)) {
                copyFile(disk, file, to.resolve(file.getFileName().toString()));
            }
        }
        disk.forceFolder(to);
    }

    private static void copyFile(Disk disk, Path from, Path to) throws IOException {
        try (DiskFile copy = disk.create(to)) {
            copy.write(ByteBuffer.wrap(Files.readAllBytes(from)), 0);
            copy.force();
        }
    }
}
