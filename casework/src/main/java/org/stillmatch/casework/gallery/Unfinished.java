package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import org.stillmatch.disk.DiskFile;

/// What a loss of power in the middle of making, compacting or restoring a gallery leaves in its folder.
final class Unfinished {
    /// Stands in the folder while a backup is restored into it.
    static final String RESTORING = "restoring";

    /// The end of the name of a segment that is being rewritten.
    static final String REWRITING = ".new";

    private Unfinished() {}

    /// @throws GalleryException if a restoring was not finished
    static void refuse(GalleryPlace place) throws IOException {
        if (place.disk().exists(place.folder().resolve(RESTORING))) {
            throw new GalleryException("Restoring a backup into " + place.folder()
                    + " was interrupted, so part of it may be missing: restore it again");
        }
    }

    /// Deletes segments that were being rewritten; those that they were made from are whole.
    static void clear(GalleryPlace place) throws IOException {
        for (Path file : place.disk().list(place.folder())) {
            if (file.getFileName().toString().endsWith(REWRITING)) {
                place.disk().delete(file);
            }
        }
    }

    /// Deletes a first segment in which nothing was ever acknowledged.
    ///
    /// @throws GalleryException if there is a gallery
    static void clearFirstSegment(GalleryPlace place) throws IOException {
        SortedSet<Integer> numbers = SegmentNames.in(place);
        if (numbers.isEmpty()) {
            return;
        }
        Path first = place.segment(1);
        if (numbers.last() == 1) {
            long end;
            try (DiskFile file = place.disk().read(first)) {
                end = Tail.end(first, new Layout(place, 1), file);
            }
            if (end == 0) {
                place.disk().delete(first);
                return;
            }
        }
        throw new GalleryException(
                "There is a gallery in " + place.folder() + " already: open it, or name another folder");
    }
}
