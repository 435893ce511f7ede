package org.stillmatch.casework.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// The files of a ring, by name. The file of wraps says which of the others belong to it; it is replaced by a rename,
/// so
/// the ring passes from one set of files to the next at once or not at all.
final class RingFolder {
    static final String WRAPS = "wraps";
    static final String REGISTER = "erased";
    /// Wraps that the ring goes over to with [#goOver()].
    static final String DRAFT = "wraps.new";
    private static final Pattern OURS = Pattern.compile("master-\\d+|pages-\\d+|wraps\\.new");

    private final Disk disk;
    private final Path folder;

    RingFolder(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    static String master(long number) {
        return "master-" + number;
    }

    static String pages(long number) {
        return "pages-" + number;
    }

    Disk disk() {
        return disk;
    }

    /// Makes the folder, or takes an empty one.
    void make() throws IOException {
        disk.createFolder(folder);
        if (!disk.list(folder).isEmpty()) {
            throw new KeyRingException("There are files in " + folder
                    + " already, so no key ring is made there. Name a folder that is empty or does not exist.");
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            disk.forceFolder(parent);
        }
    }

    boolean has(String name) throws IOException {
        return disk.exists(folder.resolve(name));
    }

    DiskFile open(String name, RingOpening.Use use) throws IOException {
        Path file = folder.resolve(name);
        return use == RingOpening.Use.READING ? disk.read(file) : disk.open(file);
    }

    /// Makes a file with this content, sure to be there once the folder is forced.
    DiskFile make(String name, byte[] content) throws IOException {
        DiskFile file = disk.create(folder.resolve(name));
        file.write(ByteBuffer.wrap(content), 0);
        file.force();
        return file;
    }

    DiskFile makeEmpty(String name) throws IOException {
        return disk.create(folder.resolve(name));
    }

    /// From here on the ring is what the new wraps say.
    void goOver() throws IOException {
        disk.forceFolder(folder);
        disk.rename(folder.resolve(DRAFT), folder.resolve(WRAPS));
        disk.forceFolder(folder);
    }

    void force() throws IOException {
        disk.forceFolder(folder);
    }

    /// Deletes what belongs to no wraps that are still there, for good.
    void sweep(long master, long pages) throws IOException {
        boolean swept = false;
        for (Path path : disk.list(folder)) {
            String name = path.getFileName().toString();
            if (OURS.matcher(name).matches() && !name.equals(master(master)) && !name.equals(pages(pages))) {
                disk.delete(path);
                swept = true;
            }
        }
        if (swept) {
            disk.forceFolder(folder);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
