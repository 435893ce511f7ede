package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;

/// Reads a file as it is sealed. The same file, key and salt give the same bytes.
final class SealingStream extends Pieces {
    private final Seal seal;

    SealingStream(InputStream plain, Seal seal, byte[] salt) throws IOException {
        super(plain, Seal.PIECE, salt.clone());
        this.seal = seal;
    }

    @Override
    byte[] turned(byte[] piece, long number, boolean last) {
        return seal.close(piece, piece.length, number, last);
    }
}
