package org.stillmatch.casework.depiction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import org.stillmatch.face.decode.Picture;

/// A PNG file of pixels and nothing else, in which nothing is packed: as many bytes for one picture as for any other of
/// its size, so that their number tells nothing, and no way of packing that could change.
final class PlainPng {
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int CHUNK = 12;
    private static final int HEADER = 13;

    /// Of a stored block of RFC 1951.
    private static final int MOST = 65535;

    private static final int BLOCK = 5;

    private PlainPng() {}

    static int length(int width, int height) {
        return 8 + CHUNK + HEADER + CHUNK + zlibLength(rowsLength(width, height)) + CHUNK;
    }

    static byte[] of(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        ByteBuffer file = ByteBuffer.allocate(length(width, height)).putLong(SIGNATURE);
        byte[] header = ByteBuffer.allocate(HEADER)
                .putInt(width)
                .putInt(height)
                // Eight bits, red, green and blue.
                .put((byte) 8)
                .put((byte) 2)
                .array();
        chunk(file, "IHDR", header);
        chunk(file, "IDAT", zlib(rows(picture)));
        chunk(file, "IEND", new byte[0]);
        return file.array();
    }

    /// What [#of] wrote.
    static Picture read(byte[] file, int width, int height) {
        if (file.length != length(width, height)) {
            throw new IllegalArgumentException("No file of " + width + "×" + height);
        }
        byte[] rows = new byte[rowsLength(width, height)];
        int from = 8 + CHUNK + HEADER + CHUNK - 4 + 2;
        for (int at = 0; at < rows.length; at += MOST) {
            int length = Math.min(MOST, rows.length - at);
            System.arraycopy(file, from + BLOCK, rows, at, length);
            from += BLOCK + length;
        }
        int row = 3 * width;
        byte[] rgb = new byte[row * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(rows, y * (row + 1) + 1, rgb, y * row, row);
        }
        return new Picture(width, height, rgb);
    }

    private static int rowsLength(int width, int height) {
        return (3 * width + 1) * height;
    }

    /// Each row behind a 0, which says that it is written as it is.
    private static byte[] rows(Picture picture) {
        int row = 3 * picture.width();
        byte[] rows = new byte[rowsLength(picture.width(), picture.height())];
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.rgb(), y * row, rows, y * (row + 1) + 1, row);
        }
        return rows;
    }

    private static int zlibLength(int length) {
        return 2 + BLOCK * Math.ceilDiv(length, MOST) + length + 4;
    }

    private static byte[] zlib(byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(zlibLength(data.length)).putShort((short) 0x7801);
        for (int at = 0; at < data.length; at += MOST) {
            int length = Math.min(MOST, data.length - at);
            out.put((byte) (at + length == data.length ? 1 : 0))
                    .putShort(Short.reverseBytes((short) length))
                    .putShort(Short.reverseBytes((short) ~length))
                    .put(data, at, length);
        }
        Adler32 sum = new Adler32();
        sum.update(data);
        return out.putInt((int) sum.getValue()).array();
    }

    private static void chunk(ByteBuffer file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        file.putInt(data.length).put(name).put(data).putInt((int) sum.getValue());
    }
}
