package org.stillmatch.casework.nist;

/// The four bytes that take a record apart, from the outside in.
final class Separators {
    /// Ends a logical record.
    static final byte FS = 0x1c;

    /// Stands between two fields.
    static final byte GS = 0x1d;

    /// Stands between two subfields.
    static final byte RS = 0x1e;

    /// Stands between two information items.
    static final byte US = 0x1f;

    private Separators() {}

    /// Whether a text could be mistaken for the frame that it stands in.
    static boolean isIn(String text) {
        return text.chars().anyMatch(c -> c >= FS && c <= US);
    }
}
