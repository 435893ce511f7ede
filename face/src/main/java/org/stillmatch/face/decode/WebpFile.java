package org.stillmatch.face.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// WebP, lossy and lossless; of an animation the first frame on its canvas, what it leaves open white.
final class WebpFile implements PictureFile {
    private static final int ALPHA_FLAG = 0x10;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int CHUNK_HEADER = 8;

    private final ByteBuffer file;
    private int canvasWidth;
    private int canvasHeight;
    private boolean animated;
    private int orientation = Orientation.NONE;
    private int left;
    private int top;
    private int width;
    private int height;
    private @Nullable ByteBuffer alpha;
    private @Nullable ByteBuffer image;
    private int frames;

    private WebpFile(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static WebpFile of(byte[] bytes) throws Unreadable {
        WebpFile webp = new WebpFile(bytes);
        webp.chunks(12, bytes.length);
        if (webp.image == null) {
            throw new Unreadable(Reason.TRUNCATED);
        }
        if (webp.canvasWidth == 0) {
            webp.canvasWidth = webp.width;
            webp.canvasHeight = webp.height;
        }
        if (webp.left + webp.width > webp.canvasWidth || webp.top + webp.height > webp.canvasHeight) {
            throw new Unreadable(Reason.DAMAGED);
        }
        return webp;
    }

    /// Takes the chunks in a stretch of the file. One that reaches past the end matters only if it holds pixels.
    private void chunks(int start, int end) throws Unreadable {
        long at = start;
        while (at + CHUNK_HEADER <= end) {
            int body = (int) at + CHUNK_HEADER;
            long length = file.getInt(body - 4) & 0xffffffffL;
            String type = new String(file.array(), (int) at, 4, StandardCharsets.ISO_8859_1);
            if (body + length > end) {
                if (image == null) {
                    throw new Unreadable(Reason.TRUNCATED);
                }
                return;
            }
            chunk(type, (int) at, body, (int) length);
            at = body + length + (length & 1);
        }
    }

    private void chunk(String type, int at, int body, int length) throws Unreadable {
        switch (type) {
            case "VP8X" -> {
                animated = (file.get(body) & ANIMATION_FLAG) != 0;
                canvasWidth = 1 + triple(body + 4);
                canvasHeight = 1 + triple(body + 7);
            }
            case "ANMF" -> {
                if (frames++ == 0) {
                    left = 2 * triple(body);
                    top = 2 * triple(body + 3);
                    chunks(body + 16, body + length);
                }
            }
            case "ALPH" -> {
                if (image == null) {
                    alpha = whole(at, length);
                }
            }
            case "VP8 ", "VP8L" -> {
                if (image == null) {
                    image = whole(at, length);
                    size(type, body);
                }
            }
            case "EXIF" -> orientation = Exif.orientation(tiffIn(body, length));
            default -> {}
        }
    }

    /// Some writers put JPEG's six letters in front of the block.
    private ByteBuffer tiffIn(int body, int length) {
        int skip = Format.begins(file.array(), body, "Exif\0\0") && length > 6 ? 6 : 0;
        return file.slice(body + skip, length - skip);
    }

    /// The size that the coded picture itself states (RFC 6386, section 9.1; RFC 9649, section 3.4).
    private void size(String type, int body) throws Unreadable {
        if (type.equals("VP8L")) {
            int bits = file.getInt(body + 1);
            width = 1 + (bits & 0x3fff);
            height = 1 + (bits >>> 14 & 0x3fff);
            return;
        }
        if ((file.get(body) & 1) != 0 || triple(body + 3) != 0x2a019d) {
            throw new Unreadable(Reason.DAMAGED);
        }
        width = file.getShort(body + 6) & 0x3fff;
        height = file.getShort(body + 8) & 0x3fff;
        if (width == 0 || height == 0) {
            throw new Unreadable(Reason.DAMAGED);
        }
    }

    private ByteBuffer whole(int at, int length) {
        return file.slice(at, CHUNK_HEADER + length);
    }

    private int triple(int at) {
        return file.getShort(at) & 0xffff | (file.get(at + 2) & 0xff) << 16;
    }

    @Override
    public Format format() {
        return Format.WEBP;
    }

    @Override
    public int width() {
        return canvasWidth;
    }

    @Override
    public int height() {
        return canvasHeight;
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public boolean firstOfSeveral() {
        return animated && frames > 1;
    }

    @Override
    public Picture pixels() throws IOException, Unreadable {
        Picture frame = Samples.picture(Readers.read(Readers.WEBP, stillOfTheFrame()));
        if (frame.width() != width || frame.height() != height) {
            throw new Unreadable(Reason.DAMAGED);
        }
        return width == canvasWidth && height == canvasHeight ? frame : onCanvas(frame);
    }

    private Picture onCanvas(Picture frame) {
        byte[] rgb = new byte[3 * canvasWidth * canvasHeight];
        Arrays.fill(rgb, (byte) 255);
        for (int y = 0; y < height; y++) {
            int to = 3 * ((top + y) * canvasWidth + left);
            System.arraycopy(frame.rgb(), 3 * y * width, rgb, to, 3 * width);
        }
        return new Picture(canvasWidth, canvasHeight, rgb);
    }

    /// A file of the first frame alone, without profile, notes or other frames.
    private byte[] stillOfTheFrame() {
        ByteBuffer pixels = java.util.Objects.requireNonNull(image).duplicate();
        ByteBuffer opacity = alpha == null ? ByteBuffer.allocate(0) : alpha.duplicate();
        int extended = opacity.hasRemaining() ? CHUNK_HEADER + 10 : 0;
        ByteBuffer out = ByteBuffer.allocate(14 + extended + opacity.remaining() + pixels.remaining())
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(latin("RIFF"));
        out.putInt(0);
        out.put(latin("WEBP"));
        if (opacity.hasRemaining()) {
            out.put(latin("VP8X")).putInt(10).putInt(ALPHA_FLAG);
            putTriple(out, width - 1);
            putTriple(out, height - 1);
            out.put(opacity);
            pad(out);
        }
        out.put(pixels);
        pad(out);
        out.putInt(4, out.position() - 8);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void pad(ByteBuffer out) {
        if (out.position() % 2 == 1) {
            out.put((byte) 0);
        }
    }

    private static void putTriple(ByteBuffer out, int value) {
        out.putShort((short) value).put((byte) (value >> 16));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
