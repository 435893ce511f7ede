package org.stillmatch.casework.gallery;

import java.security.SecureRandom;

/// What a writer is handed.
///
/// @param random for image ids and nonces
/// @param rollAt from how many bytes on a segment is followed by the next
/// @param threads how many read and unseal at once while it opens
public record WriterSettings(SecureRandom random, long rollAt, int threads) {
    private static final long USUAL_SEGMENT = 1 << 28;

    public static WriterSettings usual(SecureRandom random, int threads) {
        return new WriterSettings(random, USUAL_SEGMENT, threads);
    }
}
