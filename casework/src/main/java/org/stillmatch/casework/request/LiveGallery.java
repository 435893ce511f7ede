package org.stillmatch.casework.request;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.policy.GalleryNow;
import org.stillmatch.casework.receipt.Searched;
import org.stillmatch.face.Embedded;

/// The custody gallery in service.
public interface LiveGallery extends GalleryNow {
    /// Leaves nobody out.
    IntPredicate NOBODY = subject -> false;

    /// Until it is closed, by the thread that opened it, one model pack stays in service, and so the policy in
    /// force.
    default PackInService.Hold hold() {
        return () -> {};
    }

    /// The moment for which it was last compared with its source, both ways; empty if it never was.
    Optional<Instant> reconciledAt();

    /// Compares a probe with everybody who is eligible at this moment.
    ///
    /// @param most subjects to give, best first
    /// @param minors whether images taken under the age of 18 may be compared
    /// @param leftOut subjects to leave out, by their number; [#NOBODY] costs the least
    Searched search(Embedded probe, int most, boolean minors, IntPredicate leftOut) throws IOException;
}
