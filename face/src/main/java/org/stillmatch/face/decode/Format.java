package org.stillmatch.face.decode;

import java.nio.charset.StandardCharsets;

/// The picture formats that are read, told apart by their first bytes and never by a file's name.
public enum Format {
    JPEG,
    PNG,
    WEBP,
    GIF,
    BMP,
    TIFF;

    /// @throws Unreadable if the bytes begin like none of them, saying what they look like instead
    static Format of(byte[] bytes) throws Unreadable {
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return WEBP;
        }
        if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
            return GIF;
        }
        if (begins(bytes, 0, "II*\0") || begins(bytes, 0, "MM\0*")) {
            return TIFF;
        }
        // Two letters are weak evidence: a text may begin with them, so the size of the header has to fit too.
        if (begins(bytes, 0, "BM") && (bytes.length < 18 || BmpFile.isHeaderSize(bytes[14] & 0xff))) {
            return BMP;
        }
        throw Strangers.refusal(bytes);
    }

    /// Whether the bytes from `at` are those of a Latin-1 signature.
    static boolean begins(byte[] bytes, int at, String signature) {
        byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
