package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;
import org.stillmatch.disk.Folders;

/// Sealed files in a folder of this machine.
public final class FolderStore implements Store {
    private final Disk disk;
    private final Path folder;

    public FolderStore(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    @Override
    public void put(String name, long length, Source source) throws IOException {
        Path file = folder.resolve(name);
        Path within = Objects.requireNonNull(file.getParent());
        Folders.make(disk, within);
        Path coming = within.resolve(file.getFileName() + ".part");
        disk.delete(coming);
        try (InputStream in = source.open();
                DiskFile out = disk.create(coming)) {
            long written = Copying.into(out, 0, in, Long.MAX_VALUE);
            if (written != length) {
                throw new IOException("A sealed file came with " + written + " bytes instead of " + length);
            }
            out.force();
        }
        disk.rename(coming, file);
        disk.forceFolder(within);
    }

    @Override
    public InputStream get(String name) throws IOException {
        return new DiskStream(disk.read(folder.resolve(name)));
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = folder.resolve(name);
        Path within = Objects.requireNonNull(file.getParent());
        if (disk.exists(within)) {
            disk.delete(within.resolve(file.getFileName() + ".part"));
            disk.delete(file);
            disk.forceFolder(within);
        }
    }
}
