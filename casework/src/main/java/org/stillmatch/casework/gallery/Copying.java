package org.stillmatch.casework.gallery;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// Copies files and hashes what it copied.
final class Copying {
    private static final int PIECE = 1 << 21;

    private Copying() {}

    /// Copies the first bytes of a file into a new one, and waits until they are on the disk.
    ///
    /// @return the SHA-256 of what was copied
    static Hash copy(Disk disk, DiskFile from, long bytes, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (DiskFile into = disk.create(to)) {
            ByteBuffer piece = ByteBuffer.allocateDirect((int) Math.min(PIECE, Math.max(1, bytes)));
            for (long at = 0; at < bytes; at += piece.limit()) {
                piece.clear().limit((int) Math.min(piece.capacity(), bytes - at));
                if (from.read(piece, at) < piece.limit()) {
                    throw new EOFException("A file that is copied to " + to + " is shorter than it was");
                }
                digest.update(piece.flip());
                into.write(piece.rewind(), at);
            }
            into.force();
        }
        return Hash.of(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
