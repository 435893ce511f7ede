package org.stillmatch.face.decode;

/// Whether a file is long enough for the picture that its header claims, asked before memory is spent on it.
final class Room {
    /// Deflate cannot shrink further than 1,032 to one: at best 258 bytes for two bits.
    static final long DEFLATE = 1032;

    private Room() {}

    /// @param stored bytes of compressed data in the file
    /// @param unpacked bytes that the picture needs
    /// @param ratio most bytes that one stored byte can become
    /// @throws Unreadable if the picture cannot be whole
    static void check(long stored, long unpacked, long ratio) throws Unreadable {
        // A few bytes of grace for the partial code at the end.
        if ((stored + 8) * ratio < unpacked) {
            throw new Unreadable(Reason.TRUNCATED);
        }
    }
}
