package org.stillmatch.server.people;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A short text as a QR code, ISO/IEC 18004: always version 6 with 41 modules a side, the low level of correction
/// that a screen needs, and the first mask.
final class QrCode {
    static final int SIZE = 41;
    static final int LONGEST = 134;

    private static final int BLOCKS = 2;
    private static final int BLOCK = 68;
    private static final int CORRECTION = 18;
    /// The level and the mask, with their own correction.
    private static final int FORMAT = 0b111011111000100;

    private static final int QUIET = 4;

    private final boolean[][] dark = new boolean[SIZE][SIZE];
    private final boolean[][] fixed = new boolean[SIZE][SIZE];

    private QrCode(byte[] codewords) {
        finder(3, 3);
        finder(SIZE - 4, 3);
        finder(3, SIZE - 4);
        rings(34, 34, 2);
        for (int i = 8; i < SIZE - 8; i++) {
            fix(i, 6, i % 2 == 0);
            fix(6, i, i % 2 == 0);
        }
        format();
        fill(codewords);
    }

    /// @return nothing if it is too long
    static Optional<QrCode> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > LONGEST ? Optional.empty() : Optional.of(new QrCode(interleaved(data(bytes))));
    }

    boolean dark(int row, int column) {
        return dark[row][column];
    }

    /// An SVG with the white border that a reader needs, for a page's img.
    String picture() {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                if (dark[row][column]) {
                    path.append('M')
                            .append(column + QUIET)
                            .append(' ')
                            .append(row + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        int side = SIZE + 2 * QUIET;
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path d=\""
                + path + "\"/></svg>";
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes mode, the length, the text, and filling up to the end.
    private static byte[] data(byte[] text) {
        byte[] data = new byte[BLOCKS * BLOCK];
        data[0] = (byte) (0b0100 << 4 | text.length >> 4);
        int held = text.length & 15;
        for (int i = 0; i < text.length; i++) {
            data[i + 1] = (byte) (held << 4 | (text[i] & 0xff) >> 4);
            held = text[i] & 15;
        }
        data[text.length + 1] = (byte) (held << 4);
        for (int i = text.length + 2; i < data.length; i++) {
            data[i] = (byte) ((i - text.length) % 2 == 0 ? 0xec : 0x11);
        }
        return data;
    }

    private static byte[] interleaved(byte[] data) {
        byte[] all = new byte[BLOCKS * (BLOCK + CORRECTION)];
        for (int block = 0; block < BLOCKS; block++) {
            byte[] correction = ReedSolomon.correction(data, block * BLOCK, BLOCK, CORRECTION);
            for (int i = 0; i < BLOCK; i++) {
                all[i * BLOCKS + block] = data[block * BLOCK + i];
            }
            for (int i = 0; i < CORRECTION; i++) {
                all[(BLOCK + i) * BLOCKS + block] = correction[i];
            }
        }
        return all;
    }

    private void finder(int row, int column) {
        rings(row, column, 4);
    }

    /// Squares one in another around a dark middle; of a finder the outermost one is light and partly outside.
    private void rings(int row, int column, int radius) {
        for (int y = -radius; y <= radius; y++) {
            for (int x = -radius; x <= radius; x++) {
                int ring = Math.max(Math.abs(x), Math.abs(y));
                boolean light = radius == 4 ? ring == 2 || ring == 4 : ring == 1;
                if (row + y >= 0 && row + y < SIZE && column + x >= 0 && column + x < SIZE) {
                    fix(row + y, column + x, !light);
                }
            }
        }
    }

    /// Twice, around the finders.
    private void format() {
        for (int bit = 0; bit < 15; bit++) {
            boolean one = (FORMAT >> bit & 1) == 1;
            if (bit < 8) {
                fix(bit < 6 ? bit : bit + 1, 8, one);
                fix(8, SIZE - 1 - bit, one);
            } else {
                fix(8, bit == 8 ? 7 : 14 - bit, one);
                fix(SIZE - 15 + bit, 8, one);
            }
        }
        fix(SIZE - 8, 8, true);
    }

    private void fix(int row, int column, boolean isDark) {
        dark[row][column] = isDark;
        fixed[row][column] = true;
    }

    /// In columns of two from the right, up and down by turns, past what is fixed.
    private void fill(byte[] codewords) {
        int bit = 0;
        boolean up = true;
        for (int right = SIZE - 1; right > 0; right -= 2) {
            right -= right == 6 ? 1 : 0;
            for (int i = 0; i < SIZE; i++) {
                int row = up ? SIZE - 1 - i : i;
                for (int column = right; column > right - 2; column--) {
                    if (!fixed[row][column]) {
                        boolean one = bit < 8 * codewords.length && (codewords[bit / 8] >> 7 - bit % 8 & 1) == 1;
                        dark[row][column] = one ^ (row + column) % 2 == 0;
                        bit++;
                    }
                }
            }
            up = !up;
        }
    }
}
