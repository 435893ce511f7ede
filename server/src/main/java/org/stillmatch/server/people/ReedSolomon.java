package org.stillmatch.server.people;

/// The correction that a QR code carries: what is left when the text, as a polynomial over the 256 bytes, is divided.
final class ReedSolomon {
    private static final int FIELD = 0x11d;

    private ReedSolomon() {}

    /// @param length of the correction
    static byte[] correction(byte[] data, int from, int count, int length) {
        byte[] divisor = divisor(length);
        byte[] rest = new byte[length];
        for (int i = from; i < from + count; i++) {
            int factor = (data[i] ^ rest[0]) & 0xff;
            System.arraycopy(rest, 1, rest, 0, length - 1);
            rest[length - 1] = 0;
            for (int j = 0; j < length; j++) {
                rest[j] ^= (byte) times(divisor[j] & 0xff, factor);
            }
        }
        return rest;
    }

    /// The product of (x − 2^i) for i below the degree, without its first coefficient, which is 1.
    private static byte[] divisor(int degree) {
        byte[] product = new byte[degree];
        product[degree - 1] = 1;
        int root = 1;
        for (int i = 0; i < degree; i++) {
            for (int j = 0; j < degree; j++) {
                product[j] = (byte) times(product[j] & 0xff, root);
                if (j + 1 < degree) {
                    product[j] ^= product[j + 1];
                }
            }
            root = times(root, 2);
        }
        return product;
    }

    private static int times(int a, int b) {
        int product = 0;
        for (int bit = 7; bit >= 0; bit--) {
            product = product << 1 ^ (product >> 7) * FIELD;
            product ^= (b >> bit & 1) * a;
        }
        return product;
    }
}
