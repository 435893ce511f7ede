package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// A disk that takes what is written and, from some moment on, cannot say that it is there.
final class FailingDisk implements Disk {
    private final Disk disk;
    private boolean failing;

    FailingDisk(Disk disk) {
        this.disk = disk;
    }

    void failFromNowOn() {
        failing = true;
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Failing(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Failing(disk.open(file));
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
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

    private final class Failing implements DiskFile {
        private final DiskFile file;

        private Failing(DiskFile file) {
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
            file.write(from, at);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            if (failing) {
                throw new IOException("The disk does not answer");
            }
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
