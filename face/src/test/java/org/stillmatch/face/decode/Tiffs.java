package org.stillmatch.face.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Lies written into the directory of a little-endian TIFF file.
final class Tiffs {
    private Tiffs() {}

    static byte[] withSize(byte[] tiff, int width, int height) {
        return withValue(withValue(tiff, TiffDirectory.WIDTH, width), TiffDirectory.HEIGHT, height);
    }

    /// Another value, as one 32-bit number.
    static byte[] withValue(byte[] tiff, int tag, int value) {
        ByteBuffer bytes = copy(tiff);
        int at = entry(bytes, tag);
        bytes.putShort(at + 2, (short) 4).putInt(at + 4, 1).putInt(at + 8, value);
        return bytes.array();
    }

    static byte[] withCount(byte[] tiff, int tag, int count) {
        ByteBuffer bytes = copy(tiff);
        bytes.putInt(entry(bytes, tag) + 4, count);
        return bytes.array();
    }

    /// The next directory is the first.
    static byte[] looped(byte[] tiff) {
        ByteBuffer bytes = copy(tiff);
        int start = bytes.getInt(4);
        bytes.putInt(start + 2 + 12 * bytes.getShort(start), start);
        return bytes.array();
    }

    private static int entry(ByteBuffer bytes, int tag) {
        int start = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(start); i++) {
            if (bytes.getShort(start + 2 + 12 * i) == tag) {
                return start + 2 + 12 * i;
            }
        }
        throw new IllegalArgumentException("No tag " + tag);
    }

    private static ByteBuffer copy(byte[] tiff) {
        return ByteBuffer.wrap(tiff.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
