package org.stillmatch.face.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/// TIFF: the first page, of 1 to 16 bits a sample, grey, palette, colour or four inks, uncompressed or
/// packed by LZW, Deflate or PackBits.
///
/// Fax codes are left out because no face survives them, and JPEG inside TIFF because its own header may
/// claim another, vast picture.
final class TiffFile implements PictureFile {
    private static final int BITS_PER_SAMPLE = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int SAMPLE_FORMAT = 339;

    /// What a decoder needs to know; all other tags are taken out of its sight.
    private static final Set<Integer> PIXEL_TAGS = Set.of(
            TiffDirectory.WIDTH,
            TiffDirectory.HEIGHT,
            BITS_PER_SAMPLE,
            COMPRESSION,
            PHOTOMETRIC,
            266,
            273,
            SAMPLES_PER_PIXEL,
            278,
            279,
            284,
            317,
            320,
            TILE_WIDTH,
            TILE_HEIGHT,
            324,
            325,
            338,
            SAMPLE_FORMAT,
            529,
            530,
            531,
            532);

    private static final Set<Long> DEPTHS = Set.of(1L, 2L, 4L, 8L, 16L);
    /// Bilevel and grey both ways round, RGB, palette, inks, YCbCr.
    private static final Set<Long> PHOTOMETRICS = Set.of(0L, 1L, 2L, 3L, 5L, 6L);
    /// A colour map of 16 bits, the longest list that does not grow with the picture.
    private static final long LONGEST_LIST = 3 << 16;
    private static final long LARGEST_TILE = 1 << 24;

    private final byte[] file;
    private final TiffDirectory directory;
    private final int width;
    private final int height;

    private TiffFile(byte[] file, TiffDirectory directory) {
        this.file = file;
        this.directory = directory;
        width = side(directory.first(TiffDirectory.WIDTH, 0));
        height = side(directory.first(TiffDirectory.HEIGHT, 0));
    }

    static TiffFile of(byte[] file) throws Unreadable {
        TiffDirectory directory = new TiffDirectory(ByteBuffer.wrap(file));
        if (directory.isCut()) {
            throw new Unreadable(Reason.TRUNCATED);
        }
        TiffFile tiff = new TiffFile(file, directory);
        if (tiff.width == 0 || tiff.height == 0) {
            throw new Unreadable(Reason.DAMAGED);
        }
        return tiff;
    }

    private static int side(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    @Override
    public Format format() {
        return Format.TIFF;
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
        return Orientation.orNone(directory.first(TiffDirectory.ORIENTATION, Orientation.NONE));
    }

    @Override
    public boolean firstOfSeveral() {
        return directory.hasNext();
    }

    @Override
    public Picture pixels() throws IOException, Unreadable {
        long samples = directory.first(SAMPLES_PER_PIXEL, 1);
        long depth = directory.first(BITS_PER_SAMPLE, 1);
        checkKind(samples, depth);
        checkLists();
        Room.check(file.length, (width * samples * depth + 7) / 8 * height, ratio());
        return Samples.picture(Readers.read(Readers.TIFF, firstPageOnly()));
    }

    private void checkKind(long samples, long depth) throws Unreadable {
        boolean known = DEPTHS.contains(depth)
                && samples >= 1
                && samples <= 4
                && PHOTOMETRICS.contains(directory.first(PHOTOMETRIC, 1));
        for (int i = 0; i < samples && known; i++) {
            known = directory.value(BITS_PER_SAMPLE, i, depth) == depth && directory.value(SAMPLE_FORMAT, i, 1) == 1;
        }
        if (!known) {
            throw new Unreadable(Reason.UNSUPPORTED);
        }
    }

    /// Every list lies within the file and is no longer than a list of its kind can be.
    private void checkLists() throws Unreadable {
        long longest = Math.max(LONGEST_LIST, (long) width * height / 64);
        for (TiffDirectory.Entry entry : directory.entries()) {
            if (!PIXEL_TAGS.contains(entry.tag())) {
                continue;
            }
            if (entry.count() > longest) {
                throw new Unreadable(Reason.DAMAGED);
            }
            if (entry.values() + entry.bytes() > file.length) {
                throw new Unreadable(Reason.TRUNCATED);
            }
        }
        if (directory.first(TILE_WIDTH, 1) * directory.first(TILE_HEIGHT, 1) > LARGEST_TILE) {
            throw new Unreadable(Reason.DAMAGED);
        }
    }

    /// Most bytes that one stored byte can become.
    private long ratio() throws Unreadable {
        return switch ((int) directory.first(COMPRESSION, 1)) {
            case 1 -> 1;
            case 5 -> 4096;
            case 8, 32946 -> Room.DEFLATE;
            case 32773 -> 64;
            default ->
                throw new Unreadable(
                        Reason.UNSUPPORTED,
                        "This TIFF is packed in a way that is not read (JPEG, fax or other): save it as PNG.");
        };
    }

    /// A copy whose directory holds only [#PIXEL_TAGS] and is the last.
    private byte[] firstPageOnly() {
        byte[] copy = file.clone();
        ByteBuffer bytes = ByteBuffer.wrap(copy).order(directory.order());
        int at = directory.start() + 2;
        int count = 0;
        for (TiffDirectory.Entry entry : directory.entries()) {
            if (PIXEL_TAGS.contains(entry.tag())) {
                System.arraycopy(file, entry.at(), copy, at, 12);
                at += 12;
                count++;
            }
        }
        bytes.putShort(directory.start(), (short) count);
        bytes.putInt(at, 0);
        return copy;
    }
}
