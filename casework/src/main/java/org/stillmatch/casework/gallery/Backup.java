package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// Copies of a gallery's segments with a list of them; never a key.
///
/// The list is what makes a folder a backup: it names each file with its length and hash, so that a copy which was
/// interrupted is not taken for one.
final class Backup {
    private Backup() {}

    /// @param segments as far as they are acknowledged
    static void write(GalleryPlace place, List<Segment> segments, Path to) throws IOException {
        Disk disk = place.disk();
        disk.createFolder(to);
        if (!disk.list(to).isEmpty()) {
            throw new GalleryException(to + " is not empty: name a new folder for the backup");
        }
        List<BackupList.Copied> copied = new ArrayList<>();
        for (Segment segment : segments) {
            String name = SegmentNames.of(segment.number());
            Hash hash = Copying.copy(disk, segment.file(), segment.end(), to.resolve(name));
            copied.add(new BackupList.Copied(name, segment.end(), hash));
        }
        try (DiskFile list = disk.create(to.resolve(BackupList.NAME))) {
            list.write(ByteBuffer.wrap(new BackupList(copied).bytes()), 0);
            list.force();
        }
        disk.forceFolder(to);
        forceParent(disk, to);
    }

    /// Copies a backup into the place's folder, which is empty or holds what an interrupted restoring left.
    static void restore(Path from, GalleryPlace place) throws IOException {
        Disk disk = place.disk();
        BackupList list = BackupList.read(disk, from);
        Path folder = place.folder();
        Path mark = folder.resolve(Unfinished.RESTORING);
        disk.createFolder(folder);
        begin(disk, folder, mark);
        for (BackupList.Copied one : list.copied()) {
            Path source = from.resolve(one.name());
            if (!copied(disk, source, one, folder.resolve(one.name()))) {
                throw new GalleryException(source + " is not what was backed up: restore another backup");
            }
        }
        disk.forceFolder(folder);
        disk.delete(mark);
        disk.forceFolder(folder);
        forceParent(disk, folder);
    }

    private static boolean copied(Disk disk, Path source, BackupList.Copied one, Path to) throws IOException {
        if (!disk.exists(source)) {
            return false;
        }
        try (DiskFile file = disk.read(source)) {
            return file.size() == one.bytes()
                    && Copying.copy(disk, file, one.bytes(), to).equals(one.hash());
        }
    }

    private static void begin(Disk disk, Path folder, Path mark) throws IOException {
        List<Path> there = disk.list(folder);
        if (!there.isEmpty() && !there.contains(mark)) {
            throw new GalleryException(folder + " is not empty: restore into a new folder");
        }
        for (Path left : there) {
            if (!left.equals(mark)) {
                disk.delete(left);
            }
        }
        if (there.isEmpty()) {
            disk.create(mark).close();
        }
        disk.forceFolder(folder);
    }

    private static void forceParent(Disk disk, Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            disk.forceFolder(parent);
        }
    }
}
