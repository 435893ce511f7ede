package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;
import org.stillmatch.disk.Folders;

/// Where files lie in the open while they arrive and are looked at; each is sealed or deleted after. Only the service
/// itself may read the folder.
public final class Quarantine {
    private final Disk disk;
    private final Path folder;

    public Quarantine(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /// The file of an arrival.
    public Path file(UUID arrival) {
        return folder.resolve(arrival.toString());
    }

    /// Makes an empty file for an arrival, in place of what it had.
    public void begin(UUID arrival) throws IOException {
        Folders.make(disk, folder);
        disk.delete(file(arrival));
        disk.create(file(arrival)).close();
        disk.forceFolder(folder);
    }

    /// Writes what comes, from `at` on, over whatever was there beyond; what was written is on the disk after.
    ///
    /// @param most bytes to take
    /// @return how many came; fewer than the stream had if the sender went away, which is no failure here
    public long write(UUID arrival, long at, InputStream in, long most) throws IOException {
        try (DiskFile file = disk.open(file(arrival))) {
            file.truncate(at);
            Broken sender = new Broken(in);
            long written = Copying.into(file, at, sender, most);
            file.force();
            return written;
        }
    }

    /// Takes a whole file in at once.
    ///
    /// @param most bytes that are taken
    /// @throws Refusal if it is larger
    public Path take(UUID arrival, InputStream in, long most) throws IOException {
        begin(arrival);
        try (DiskFile file = disk.open(file(arrival))) {
            Copying.into(file, 0, in, most);
        }
        if (in.read() >= 0) {
            delete(arrival);
            throw Refusal.invalid("file", "The file has more than the " + (most >> 20) + " MB that are taken.");
        }
        return file(arrival);
    }

    /// Deletes the file of an arrival if it is there.
    public void delete(UUID arrival) throws IOException {
        if (disk.exists(folder)) {
            disk.delete(file(arrival));
        }
    }

    /// A stream that ends where its sender goes away.
    private static final class Broken extends InputStream {
        private final InputStream from;

        Broken(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return from.read(into, offset, length);
            } catch (IOException e) {
                return -1;
            }
        }
    }
}
