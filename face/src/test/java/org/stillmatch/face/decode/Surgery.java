package org.stillmatch.face.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Cuts, patches and grafts on the bytes of picture files.
final class Surgery {
    private Surgery() {}

    static byte[] cut(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }

    static byte[] with(byte[] file, int at, int... values) {
        byte[] copy = file.clone();
        for (int i = 0; i < values.length; i++) {
            copy[at + i] = (byte) values[i];
        }
        return copy;
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] inserted(byte[] file, int at, byte[] part) {
        return joined(cut(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }

    static byte[] without(byte[] file, int from, int to) {
        return joined(cut(file, from), Arrays.copyOfRange(file, to, file.length));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /// Where the n-th occurrence (from 0) of a Latin-1 text begins.
    static int find(byte[] file, String text, int n) {
        String all = new String(file, StandardCharsets.ISO_8859_1);
        int at = -1;
        for (int i = 0; i <= n; i++) {
            at = all.indexOf(text, at + 1);
            if (at < 0) {
                throw new IllegalArgumentException("No " + text);
            }
        }
        return at;
    }

    /// A JPEG file's frame header says another size.
    static byte[] jpegSize(byte[] jpeg, int width, int height) {
        int at = find(jpeg, "\u00ff\u00c0", 0);
        return with(jpeg, at + 5, height >> 8, height, width >> 8, width);
    }

    static byte[] withExif(byte[] jpeg, byte[] tiff) {
        int length = tiff.length + 8;
        byte[] head = {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length, 'E', 'x', 'i', 'f', 0, 0};
        return inserted(jpeg, 2, joined(head, tiff));
    }

    /// An EXIF block with the orientation and nothing else.
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put(latin("MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    static byte[] pngChunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(latin(type));
        sum.update(data);
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        return chunk.putInt(data.length)
                .put(latin(type))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    static byte[] pngHeader(int width, int height, int depth, int kind) {
        ByteBuffer data = ByteBuffer.allocate(13).putInt(width).putInt(height);
        data.put((byte) depth).put((byte) kind);
        return joined(latin("\u0089PNG\r\n\u001a\n"), pngChunk("IHDR", data.array()));
    }

    static byte[] riff(byte[]... chunks) {
        byte[] body = joined(chunks);
        return joined(latin("RIFF"), little(body.length + 4), latin("WEBP"), body);
    }

    static byte[] riffChunk(String type, byte[] data) {
        return joined(latin(type), little(data.length), data, new byte[data.length % 2]);
    }

    static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /// A zlib stream that unpacks to so many zeros.
    static byte[] deflatedZeros(int count) {
        Deflater deflater = new Deflater(9);
        var out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        byte[] buffer = new byte[1 << 16];
        for (int left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
