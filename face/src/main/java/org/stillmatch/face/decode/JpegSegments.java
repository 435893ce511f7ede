package org.stillmatch.face.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/// A walk over the segments of a JPEG file (ITU-T T.81, annex B) that decodes nothing.
///
/// Keeps the segments that make the pixels, and learns from the rest what they mean.
final class JpegSegments {
    private static final int EOI = 0xd9;

    private final byte[] file;
    private final ByteArrayOutputStream kept;
    private final Set<Integer> scanned = new HashSet<>();

    int process;
    int precision;
    int width;
    int height;
    /// The identifiers of the components, in order.
    int[] components = {};

    int orientation = Orientation.NONE;
    boolean jfif;
    boolean huffmanTables;
    OptionalInt adobeTransform = OptionalInt.empty();
    int scans;
    long entropyBytes;
    boolean ended;

    private boolean exif;

    JpegSegments(byte[] file) throws Unreadable {
        this.file = file;
        kept = new ByteArrayOutputStream(file.length);
        int at = 2;
        while (at >= 0) {
            at = segment(at);
        }
        if (scans == 0) {
            throw new Unreadable(ended ? Reason.DAMAGED : Reason.TRUNCATED);
        }
    }

    /// The segments that make the pixels, from the first table to the last entropy-coded byte.
    byte[] kept() {
        return kept.toByteArray();
    }

    boolean everyComponentScanned() {
        return scanned.size() >= components.length;
    }

    /// Takes one segment.
    ///
    /// @return where the next one begins, or −1 at the end of the picture or of the file
    private int segment(int start) throws Unreadable {
        int at = start;
        while (at < file.length && file[at] != (byte) 0xff) {
            at++;
        }
        while (at < file.length && file[at] == (byte) 0xff) {
            at++;
        }
        if (at >= file.length) {
            return -1;
        }
        int marker = file[at++] & 0xff;
        if (marker == EOI || marker == 0xd8) {
            // A second beginning before the end is another file behind a cut one.
            ended = marker == EOI;
            return -1;
        }
        if (marker <= 0x01 || marker >= 0xd0 && marker <= 0xd7) {
            return at;
        }
        int length = at + 2 <= file.length ? word(at) : file.length;
        if (length < 2) {
            throw new Unreadable(Reason.DAMAGED);
        }
        if (at + length > file.length) {
            return -1;
        }
        if (!take(marker, at, length)) {
            return at + length;
        }
        int end = marker == 0xda ? entropyEnd(at + length) : at + length;
        kept.write(0xff);
        kept.write(marker);
        kept.write(file, at, end - at);
        return end;
    }

    /// Learns from a segment.
    ///
    /// @return whether a decoder needs it
    private boolean take(int marker, int at, int length) throws Unreadable {
        switch (marker) {
            case 0xc4 -> huffmanTables = true;
            case 0xdb, 0xdc, 0xdd -> {}
            case 0xda -> scan(at, length);
            case 0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
                frame(marker, at, length);
            case 0xe0 -> {
                jfif |= Format.begins(file, at + 2, "JFIF\0");
                return false;
            }
            case 0xe1 -> {
                if (!exif && Format.begins(file, at + 2, "Exif\0") && length > 8) {
                    exif = true;
                    orientation = Exif.orientation(ByteBuffer.wrap(file, at + 8, length - 8));
                }
                return false;
            }
            case 0xee -> {
                if (Format.begins(file, at + 2, "Adobe") && length >= 14) {
                    adobeTransform = OptionalInt.of(file[at + 13] & 0xff);
                }
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void frame(int marker, int at, int length) throws Unreadable {
        if (process != 0 || length < 8 || length < 8 + 3 * (file[at + 7] & 0xff)) {
            throw new Unreadable(Reason.DAMAGED);
        }
        process = marker;
        precision = file[at + 2] & 0xff;
        height = word(at + 3);
        width = word(at + 5);
        components = new int[file[at + 7] & 0xff];
        for (int i = 0; i < components.length; i++) {
            components[i] = file[at + 8 + 3 * i] & 0xff;
        }
    }

    private void scan(int at, int length) throws Unreadable {
        int count = length < 3 ? 0 : file[at + 2] & 0xff;
        if (process == 0 || count == 0 || length < 3 + 2 * count) {
            throw new Unreadable(Reason.DAMAGED);
        }
        for (int i = 0; i < count; i++) {
            scanned.add(file[at + 3 + 2 * i] & 0xff);
        }
        scans++;
    }

    /// Where the entropy-coded data from `start` on meet a marker that is neither stuffing nor a restart.
    private int entropyEnd(int start) {
        int at = start;
        while (at < file.length) {
            if (file[at] == (byte) 0xff && at + 1 < file.length) {
                int next = file[at + 1] & 0xff;
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    break;
                }
            }
            at++;
        }
        entropyBytes += at - start;
        return at;
    }

    private int word(int at) {
        return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
    }
}
