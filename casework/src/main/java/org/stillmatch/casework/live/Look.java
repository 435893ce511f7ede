package org.stillmatch.casework.live;

import java.time.LocalDate;
import java.util.Map;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.search.match.LiveMatcher;

/// The gallery as searches see it until it changes: kept between them, so that those who come together share a scan.
final class Look {
    private final OpenedGallery gallery;
    private final long version;
    private final LocalDate day;
    private final boolean underAge;
    private final LiveMatcher.Snapshot matcher;
    private final GallerySnapshot snapshot;
    private final Map<String, Integer> notEligible;
    private int users = 1;

    Look(
            OpenedGallery gallery,
            long version,
            LocalDate day,
            boolean underAge,
            LiveMatcher.Snapshot matcher,
            GallerySnapshot snapshot,
            Map<String, Integer> notEligible) {
        this.gallery = gallery;
        this.version = version;
        this.day = day;
        this.underAge = underAge;
        this.matcher = matcher;
        this.snapshot = snapshot;
        this.notEligible = notEligible;
    }

    boolean serves(long now, GalleryState state, LocalDate on, boolean withUnderAge) {
        return version == now
                && snapshot.operations() == state.operations()
                && day.equals(on)
                && underAge == withUnderAge;
    }

    OpenedGallery gallery() {
        return gallery;
    }

    LiveMatcher.Snapshot matcher() {
        return matcher;
    }

    GallerySnapshot snapshot() {
        return snapshot;
    }

    Map<String, Integer> notEligible() {
        return notEligible;
    }

    synchronized Look taken() {
        users++;
        return this;
    }

    /// The last who leaves closes it.
    void left() {
        synchronized (this) {
            if (--users > 0) {
                return;
            }
        }
        matcher.close();
    }
}
