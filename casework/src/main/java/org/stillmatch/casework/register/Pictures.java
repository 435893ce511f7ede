package org.stillmatch.casework.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.custody.CaseworkKeys;
import org.stillmatch.casework.keys.Envelope;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;
import org.stillmatch.disk.Folders;

/// The files of custody images, each sealed under its subject's key, so that another model pack can read them anew.
public final class Pictures {
    private static final String FOLDER = "pictures";

    private final Disk disk;
    private final Path folder;
    private final CaseworkKeys keys;
    private final java.security.SecureRandom random;

    public Pictures(CaseworkDirectory directory) {
        this.disk = directory.safe().disk();
        this.folder = directory.directory().resolve(FOLDER);
        this.keys = directory.keys();
        this.random = directory.safe().random();
    }

    /// Keeps a file; it outlives a loss of power when this returns.
    public void put(int subject, UUID image, byte[] file) {
        byte[] sealed = keys.using(subject, key -> Envelope.seal(key, said(image), file, random));
        Path path = path(image);
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Path parent = Objects.requireNonNull(path.getParent());
            Folders.make(disk, parent);
            disk.delete(draft);
            try (DiskFile into = disk.create(draft)) {
                into.write(ByteBuffer.wrap(sealed), 0);
                into.force();
            }
            disk.rename(draft, path);
            disk.forceFolder(parent);
        } catch (IOException e) {
            throw new UncheckedIOException("Keeping the file of a custody image", e);
        }
    }

    /// The bytes of a file; empty if there is none, it was erased, or it is damaged.
    public Optional<byte[]> get(int subject, UUID image) {
        Path path = path(image);
        byte[] key = new byte[32];
        try {
            if (!disk.exists(path) || !keys.key(subject, key)) {
                return Optional.empty();
            }
            try (DiskFile from = disk.read(path)) {
                ByteBuffer sealed = ByteBuffer.allocate(Math.toIntExact(from.size()));
                from.read(sealed, 0);
                return Envelope.open(key, said(image), sealed.array());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the file of a custody image", e);
        } finally {
            java.util.Arrays.fill(key, (byte) 0);
        }
    }

    /// Deletes a file; does nothing if there is none. Once the key is gone it is only room.
    public void delete(UUID image) {
        try {
            disk.delete(path(image));
        } catch (IOException e) {
            throw new UncheckedIOException("Deleting the file of a custody image", e);
        }
    }

    private static byte[] said(UUID image) {
        return ("custody image " + image).getBytes(UTF_8);
    }

    /// The last digits of an id are drawn by lot, so that folders fill evenly.
    private Path path(UUID image) {
        String name = image.toString();
        return folder.resolve(name.substring(name.length() - 3)).resolve(name);
    }
}
