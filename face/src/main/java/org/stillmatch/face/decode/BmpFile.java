package org.stillmatch.face.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// BMP with 1 to 32 bits a pixel, either way up, plain or run-length coded.
final class BmpFile implements PictureFile {
    private static final int OLDEST_HEADER = 12;
    private static final Set<Integer> HEADER_SIZES = Set.of(OLDEST_HEADER, 40, 52, 56, 64, 108, 124);
    private static final int PLAIN = 0;
    private static final int RUN_LENGTHS_8 = 1;
    private static final int RUN_LENGTHS_4 = 2;
    private static final int BIT_FIELDS = 3;

    private final byte[] file;
    private final int width;
    private final int height;

    private final long end;

    private BmpFile(byte[] file, int width, int height, long end) {
        this.file = file;
        this.width = width;
        this.height = height;
        this.end = end;
    }

    static boolean isHeaderSize(int size) {
        return HEADER_SIZES.contains(size);
    }

    static BmpFile of(byte[] file) throws Unreadable {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean oldest = bytes.getInt(14) == OLDEST_HEADER;
        int width = oldest ? bytes.getShort(18) & 0xffff : bytes.getInt(18);
        // A negative height means that the first row is the top one.
        int height = oldest ? bytes.getShort(20) & 0xffff : Math.abs(bytes.getInt(22));
        int depth = bytes.getShort(oldest ? 24 : 28) & 0xffff;
        int compression = oldest ? PLAIN : bytes.getInt(30);
        long pixels = bytes.getInt(10) & 0xffffffffL;
        if (width < 1 || height < 1 || depth < 1 || depth > 32) {
            throw new Unreadable(Reason.DAMAGED);
        }
        long row = ((long) width * depth + 31) / 32 * 4;
        long size = switch (compression) {
            // Some writers leave out the padding of the last row.
            case PLAIN, BIT_FIELDS -> row * (height - 1L) + ((long) width * depth + 7) / 8;
            case RUN_LENGTHS_8, RUN_LENGTHS_4 -> bytes.getInt(34) & 0xffffffffL;
            default -> throw new Unreadable(Reason.UNSUPPORTED);
        };
        return new BmpFile(file, width, height, pixels + size);
    }

    @Override
    public Format format() {
        return Format.BMP;
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
        return Orientation.NONE;
    }

    @Override
    public boolean firstOfSeveral() {
        return false;
    }

    @Override
    public Picture pixels() throws IOException, Unreadable {
        if (end > file.length) {
            throw new Unreadable(Reason.TRUNCATED);
        }
        return Samples.picture(Readers.read(Readers.BMP, file));
    }
}
