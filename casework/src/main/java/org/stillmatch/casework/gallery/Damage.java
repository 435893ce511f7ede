package org.stillmatch.casework.gallery;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// A stretch of a segment that is not as it was written. All around it can be read.
///
/// @param offset of its first byte in the file
/// @param length in bytes
/// @param slot of the entry that it was about, if that is still to be seen
public record Damage(Path file, long offset, long length, OptionalInt slot, String reason) {
    static Damage of(Path file, long from, long to, Optional<Head> head, String reason) {
        OptionalInt slot = head.isPresent() && head.get().slot() >= 0
                ? OptionalInt.of(head.get().slot())
                : OptionalInt.empty();
        return new Damage(file, from, to - from, slot, reason);
    }

    @Override
    public String toString() {
        return file + " at " + offset + ", " + length + " bytes" + (slot.isPresent() ? ", slot " + slot.getAsInt() : "")
                + ": " + reason;
    }
}
