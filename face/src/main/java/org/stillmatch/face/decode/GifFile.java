package org.stillmatch.face.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// GIF: the first frame on its canvas, what it leaves open white.
final class GifFile implements PictureFile {
    /// Twelve bits, the longest code, stand for at most 4,096 pixels.
    private static final long MOST_PIXELS_PER_BYTE = 4096;

    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int NO_TRANSPARENCY = -1;

    private final byte[] file;
    private int canvasWidth;
    private int canvasHeight;
    private int left;
    private int top;
    private int width;
    private int height;
    private boolean interlaced;
    private int palette;
    private int colours;
    private int transparent = NO_TRANSPARENCY;
    private int codeBits;
    private byte[] codes = {};
    private boolean more;

    private GifFile(byte[] file) {
        this.file = file;
    }

    /// What lies beyond the end of the array is missing; the door turns the exception into a reason.
    static GifFile of(byte[] file) throws Unreadable {
        GifFile gif = new GifFile(file);
        int image = gif.firstImage(gif.screen());
        int end = gif.frame(image);
        gif.more = gif.anotherImage(end);
        return gif;
    }

    private int screen() {
        canvasWidth = word(6);
        canvasHeight = word(8);
        int flags = octet(10);
        int at = 13;
        if ((flags & 0x80) != 0) {
            palette = at;
            colours = 2 << (flags & 7);
            at += 3 * colours;
        }
        return at;
    }

    private int firstImage(int start) throws Unreadable {
        int at = start;
        while (octet(at) == EXTENSION) {
            if (octet(at + 1) == GRAPHIC_CONTROL && octet(at + 2) >= 4) {
                transparent = (octet(at + 3) & 1) == 1 ? octet(at + 6) : NO_TRANSPARENCY;
            }
            at = afterBlocks(at + 2);
        }
        if (octet(at) != IMAGE) {
            throw new Unreadable(Reason.DAMAGED);
        }
        return at;
    }

    /// @return where the blocks after the frame begin
    private int frame(int image) throws Unreadable {
        left = word(image + 1);
        top = word(image + 3);
        width = word(image + 5);
        height = word(image + 7);
        int flags = octet(image + 9);
        interlaced = (flags & 0x40) != 0;
        int at = image + 10;
        if ((flags & 0x80) != 0) {
            palette = at;
            colours = 2 << (flags & 7);
            at += 3 * colours;
        }
        codeBits = octet(at);
        if (width == 0 || height == 0 || colours == 0 || codeBits < 1 || codeBits > 8) {
            throw new Unreadable(Reason.DAMAGED);
        }
        // Browsers stretch the canvas for a frame that does not fit.
        canvasWidth = Math.max(canvasWidth, left + width);
        canvasHeight = Math.max(canvasHeight, top + height);
        var joined = new ByteArrayOutputStream();
        for (at++; octet(at) != 0; at += 1 + octet(at)) {
            if (at + 1 + octet(at) > file.length) {
                throw new Unreadable(Reason.TRUNCATED);
            }
            joined.write(file, at + 1, octet(at));
        }
        codes = joined.toByteArray();
        return at + 1;
    }

    /// Whatever is broken behind the first frame is of no concern.
    private boolean anotherImage(int start) {
        try {
            int at = start;
            while (octet(at) == EXTENSION) {
                at = afterBlocks(at + 2);
            }
            return octet(at) == IMAGE;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private int afterBlocks(int start) {
        int at = start;
        while (octet(at) != 0) {
            at += 1 + octet(at);
        }
        return at + 1;
    }

    private int octet(int at) {
        return file[at] & 0xff;
    }

    private int word(int at) {
        return octet(at) | octet(at + 1) << 8;
    }

    @Override
    public Format format() {
        return Format.GIF;
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
        return Orientation.NONE;
    }

    @Override
    public boolean firstOfSeveral() {
        return more;
    }

    @Override
    public Picture pixels() throws Unreadable {
        Room.check(codes.length, (long) width * height, MOST_PIXELS_PER_BYTE);
        byte[] indices = Lzw.unpack(codes, codeBits, width * height);
        byte[] rgb = new byte[3 * canvasWidth * canvasHeight];
        Arrays.fill(rgb, (byte) 255);
        for (int line = 0; line < height; line++) {
            int y = top + (interlaced ? interlacedRow(line) : line);
            for (int x = 0; x < width; x++) {
                int index = indices[line * width + x] & 0xff;
                if (index != transparent && index < colours) {
                    System.arraycopy(file, palette + 3 * index, rgb, 3 * (y * canvasWidth + left + x), 3);
                }
            }
        }
        return new Picture(canvasWidth, canvasHeight, rgb);
    }

    /// Rows come in four passes: every eighth from 0, every eighth from 4, every fourth from 2, every second from 1.
    private int interlacedRow(int line) {
        int rest = line;
        int[] firsts = {0, 4, 2, 1};
        int[] steps = {8, 8, 4, 2};
        for (int pass = 0; pass < 3; pass++) {
            int rows = Math.max(0, (height - firsts[pass] + steps[pass] - 1) / steps[pass]);
            if (rest < rows) {
                return firsts[pass] + rest * steps[pass];
            }
            rest -= rows;
        }
        return 1 + 2 * rest;
    }
}
