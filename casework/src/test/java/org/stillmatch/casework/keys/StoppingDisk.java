package org.stillmatch.casework.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// Refuses every change after some number of them, as if the process had been killed there.
final class StoppingDisk implements Disk {
    private final Disk disk;
    private int left;

    StoppingDisk(Disk disk, int left) {
        this.disk = disk;
        this.left = left;
    }

    void stopAfter(int changes) {
        left = changes;
    }

    private void change() throws IOException {
        if (left-- <= 0) {
            throw new IOException("stopped");
        }
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        change();
        return new StoppingFile(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new StoppingFile(disk.open(file));
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        change();
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        change();
        disk.delete(file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        change();
        disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        change();
        disk.forceFolder(folder);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return disk.list(folder);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return disk.exists(path);
    }

    private final class StoppingFile implements DiskFile {
        private final DiskFile file;

        StoppingFile(DiskFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            return file.read(into, at);
        }

        @Override
        public void write(ByteBuffer from, long at) throws IOException {
            change();
            file.write(from, at);
        }

        @Override
        public void truncate(long size) throws IOException {
            change();
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            change();
            file.force();
        }

        @Override
        public boolean lock() throws IOException {
            return file.lock();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
