package org.stillmatch.face.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// PNG of every depth and kind; of an animation the default picture.
///
/// Chunks that make the pixels must have the right checksum, as any reader demands; others are left out,
/// unread, with whatever they would unpack to. A lost end chunk does no harm if the pixels are all there.
final class PngFile implements PictureFile {
    private static final byte[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};
    private static final int HEADER_BYTES = 13;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] file;
    private int width;
    private int height;
    private int bitsPerPixel;
    private long packed;
    private int orientation = Orientation.NONE;
    private boolean animated;

    private PngFile(byte[] file) {
        this.file = file;
    }

    static PngFile of(byte[] file) throws Unreadable {
        PngFile png = new PngFile(file);
        png.kept.write(file, 0, 8);
        int at = 8;
        while (at >= 0) {
            at = png.chunk(at);
        }
        if (png.width == 0 || png.packed == 0) {
            throw new Unreadable(Reason.TRUNCATED);
        }
        png.kept.writeBytes(END);
        return png;
    }

    /// Takes one chunk.
    ///
    /// @return where the next one begins, or −1 after the last
    private int chunk(int at) throws Unreadable {
        if (at + 12L > file.length) {
            return -1;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        long length = bytes.getInt(at) & 0xffffffffL;
        String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
        if (type.equals("IEND")) {
            return -1;
        }
        if (at + 12 + length > file.length) {
            if (Character.isUpperCase(type.charAt(0))) {
                throw new Unreadable(Reason.TRUNCATED);
            }
            return -1;
        }
        int size = (int) length;
        switch (type) {
            case "IHDR" -> header(bytes, at + 8, size);
            case "IDAT" -> packed += length;
            case "PLTE", "tRNS" -> {}
            case "eXIf" -> {
                orientation = Exif.orientation(bytes.slice(at + 8, size));
                return at + 12 + size;
            }
            case "acTL" -> {
                animated = size >= 4 && bytes.getInt(at + 8) > 1;
                return at + 12 + size;
            }
            default -> {
                if (Character.isUpperCase(type.charAt(0))) {
                    throw new Unreadable(damagedOrPrivate(type));
                }
                return at + 12 + size;
            }
        }
        CRC32 sum = new CRC32();
        sum.update(file, at + 4, size + 4);
        if ((int) sum.getValue() != bytes.getInt(at + 8 + size)) {
            throw new Unreadable(Reason.DAMAGED);
        }
        kept.write(file, at, size + 12);
        return at + 12 + size;
    }

    /// Four letters name a chunk that a maker added and calls essential; anything else is a broken name.
    private static Reason damagedOrPrivate(String type) {
        return type.chars().allMatch(Character::isLetter) ? Reason.UNSUPPORTED : Reason.DAMAGED;
    }

    private void header(ByteBuffer bytes, int at, int size) throws Unreadable {
        if (size != HEADER_BYTES || width != 0) {
            throw new Unreadable(Reason.DAMAGED);
        }
        width = bytes.getInt(at);
        height = bytes.getInt(at + 4);
        int depth = bytes.get(at + 8);
        int samples = switch (bytes.get(at + 9)) {
            case 0, 3 -> 1;
            case 4 -> 2;
            case 2 -> 3;
            case 6 -> 4;
            default -> throw new Unreadable(Reason.DAMAGED);
        };
        if (width < 1 || height < 1 || depth < 1 || depth > 16) {
            throw new Unreadable(Reason.DAMAGED);
        }
        bitsPerPixel = depth * samples;
    }

    @Override
    public Format format() {
        return Format.PNG;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public boolean firstOfSeveral() {
        return animated;
    }

    @Override
    public Picture pixels() throws IOException, Unreadable {
        Room.check(packed, ((long) width * bitsPerPixel + 7) / 8 * height, Room.DEFLATE);
        return Samples.picture(Readers.read(Readers.PNG, kept.toByteArray()));
    }
}
