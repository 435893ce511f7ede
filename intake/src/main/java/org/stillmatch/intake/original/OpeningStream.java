package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;

/// Reads a sealed file as it was. No byte comes out of a piece that is not as it was sealed; that the end is missing
/// is told by an exception where the end should be.
final class OpeningStream extends Pieces {
    private final Seal seal;

    private OpeningStream(InputStream sealed, Seal seal) throws IOException {
        super(sealed, Seal.PIECE + Seal.TAG, new byte[0]);
        this.seal = seal;
    }

    /// @throws DamagedOriginalException if there is not even a salt
    static OpeningStream of(InputStream sealed, byte[] owner, String name) throws IOException {
        byte[] salt = sealed.readNBytes(Seal.SALT);
        if (salt.length < Seal.SALT) {
            throw new DamagedOriginalException("A sealed file has no beginning");
        }
        return new OpeningStream(sealed, Seal.of(owner, salt, name));
    }

    @Override
    byte[] turned(byte[] piece, long number, boolean last) throws DamagedOriginalException {
        if (piece.length < Seal.TAG) {
            throw new DamagedOriginalException("A sealed file has no end");
        }
        return seal.open(piece, piece.length, number, last);
    }
}
