package org.stillmatch.casework.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/// Names the state of a gallery: what is enrolled, and on which day it is looked at, since eligibility ends by date.
final class Snapshot {
    private static final int PIECE = 1 << 20;

    private Snapshot() {}

    /// SHA-256 over the first `size` bytes of a file and the day's ten characters. The file may be absent if size is 0.
    static String of(Path file, long size, LocalDate day) throws IOException {
        MessageDigest digest = sha256();
        if (size > 0) {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] piece = new byte[PIECE];
                long left = size;
                int read = 0;
                while (left > 0 && (read = in.read(piece, 0, (int) Math.min(PIECE, left))) >= 0) {
                    digest.update(piece, 0, read);
                    left -= read;
                }
            }
        }
        digest.update(day.toString().getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
