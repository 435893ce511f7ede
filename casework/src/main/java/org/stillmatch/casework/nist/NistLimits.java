package org.stillmatch.casework.nist;

/// How much a file may ask for before anything is allocated for it.
///
/// @param bytes most bytes of a file
/// @param records most records after the first; the standard's own limit is 99 images, twice over for those skipped
/// @param fields most fields of a record
/// @param text most bytes of a record that holds no image
public record NistLimits(int bytes, int records, int fields, int text) {
    /// 64 MiB, 200 records, 1,000 fields, 1 MiB.
    public static final NistLimits STANDARD = new NistLimits(64 << 20, 200, 1_000, 1 << 20);
}
