package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A stream that is made piece by piece out of another, which it looks one piece ahead into to know the last.
abstract sealed class Pieces extends InputStream permits SealingStream, OpeningStream {
    private final InputStream from;
    private final int size;
    private byte[] next;
    private byte[] made = new byte[0];
    private int at;
    private long number;
    private boolean finished;

    /// @param size bytes of a piece of `from`
    Pieces(InputStream from, int size, byte[] begin) throws IOException {
        this.from = from;
        this.size = size;
        this.made = begin;
        this.next = from.readNBytes(size);
    }

    /// What a piece becomes.
    abstract byte[] turned(byte[] piece, long number, boolean last) throws IOException;

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == made.length) {
            if (finished) {
                return -1;
            }
            byte[] piece = next;
            next = piece.length < size ? new byte[0] : from.readNBytes(size);
            finished = next.length == 0;
            Arrays.fill(made, (byte) 0);
            made = turned(piece, number++, finished);
            at = 0;
        }
        int count = Math.min(length, made.length - at);
        System.arraycopy(made, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(made, (byte) 0);
        from.close();
    }
}
