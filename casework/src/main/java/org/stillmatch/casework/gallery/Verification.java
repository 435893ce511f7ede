package org.stillmatch.casework.gallery;

import java.util.List;
import org.stillmatch.audit.merkle.Hash;

/// What reading everything found.
///
/// @param slots that the log says were taken
/// @param unsealed entries that opened
/// @param erased slots of erased groups
/// @param leafRoot as it follows from what lies on the disk
public record Verification(List<Damage> damage, long slots, long unsealed, long erased, Hash leafRoot) {
    /// Whether everything is as it was written, and opens.
    public boolean sound() {
        return damage.isEmpty();
    }
}
