package org.stillmatch.face.decode;

/// The codes of GIF (GIF89a, appendix F).
///
/// The JDK's reader leaves a picture half empty without a word when its codes end early or make no sense;
/// here the first is [Reason#TRUNCATED] and the second [Reason#DAMAGED].
final class Lzw {
    private static final int MOST_CODES = 4096;

    private Lzw() {}

    /// @param bits of one colour index, 1 to 8
    /// @param count of indices to unpack; codes beyond are not looked at
    static byte[] unpack(byte[] codes, int bits, int count) throws Unreadable {
        int clear = 1 << bits;
        int end = clear + 1;
        // A code's string is that of its prefix and one index more.
        short[] prefix = new short[MOST_CODES];
        byte[] last = new byte[MOST_CODES];
        byte[] first = new byte[MOST_CODES];
        short[] length = new short[MOST_CODES];
        for (int i = 0; i < clear; i++) {
            last[i] = first[i] = (byte) i;
            length[i] = 1;
        }
        byte[] out = new byte[count];
        int filled = 0;
        int next = end + 1;
        int size = bits + 1;
        int previous = -1;
        int buffer = 0;
        int held = 0;
        int at = 0;
        while (filled < count) {
            while (held < size) {
                if (at == codes.length) {
                    throw new Unreadable(Reason.TRUNCATED);
                }
                buffer |= (codes[at++] & 0xff) << held;
                held += 8;
            }
            int code = buffer & (1 << size) - 1;
            buffer >>>= size;
            held -= size;
            if (code == clear) {
                next = end + 1;
                size = bits + 1;
                previous = -1;
                continue;
            }
            if (code == end) {
                throw new Unreadable(Reason.TRUNCATED);
            }
            if (code > next || code == next && previous < 0 || previous < 0 && code >= clear) {
                throw new Unreadable(Reason.DAMAGED);
            }
            if (previous >= 0 && next < MOST_CODES) {
                prefix[next] = (short) previous;
                first[next] = first[previous];
                last[next] = first[code == next ? previous : code];
                length[next] = (short) (length[previous] + 1);
                next++;
                if (next == 1 << size && size < 12) {
                    size++;
                }
            } else if (code >= next) {
                throw new Unreadable(Reason.DAMAGED);
            }
            int write = filled + length[code];
            filled = Math.min(write, count);
            for (int c = code, left = length[code]; left > 0; left--, c = prefix[c]) {
                write--;
                if (write < count) {
                    out[write] = last[c];
                }
            }
            previous = code;
        }
        return out;
    }
}
