package org.stillmatch.casework.gallery;

/// What a record's head says of it.
///
/// @param operation its number in the log, or for a commit that of the next operation
/// @param slot -1 where there is none
/// @param group -1 where there is none
/// @param length of the payload in bytes
record Head(RecordType type, long operation, int slot, int group, int length) {
    static final int NONE = -1;

    /// How many bytes the whole record takes.
    int whole() {
        return Layout.HEAD + length + Layout.FOOT;
    }
}
