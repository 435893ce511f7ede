package org.stillmatch.casework.gallery;

import java.util.List;

/// What opening a gallery found.
///
/// @param damage stays as it is; the entries around it can be read
/// @param torn bytes at the end of a write that was never acknowledged, in the way of which a writer cuts off
/// @param lostOperations operations of which not even the slot can be told any more. If there are more of them than
///     slots of which no record was seen ([GalleryState#unseen()]), an amendment of some unknown slot may be among
/// them: do not search until a backup is
///     restored
public record Opening(List<Damage> damage, long torn, long lostOperations) {
    /// Whether everything was there.
    public boolean sound() {
        return damage.isEmpty() && lostOperations == 0;
    }
}
