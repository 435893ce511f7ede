package org.stillmatch.casework.receipt;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.search.match.Matches;

/// What a search of the service's gallery found, with all that its receipt has to say of the gallery.
///
/// @param models the files of the pack that had a part in it, by role
/// @param named the names of every subject and image in the matches, by the image's number
public record Searched(
        Matches matches, GallerySnapshot snapshot, SortedMap<String, Hash> models, Map<Integer, Named> named) {
    /// @param subject the name that the subject has in custody records
    /// @param image the name of the custody image
    /// @param leaf the hash that stands for the image in the snapshot's tree, if there is one
    public record Named(String subject, String image, Optional<Hash> leaf) {}
}
