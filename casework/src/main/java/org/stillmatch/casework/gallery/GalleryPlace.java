package org.stillmatch.casework.gallery;

import java.nio.file.Path;
import org.stillmatch.disk.Disk;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// Where a gallery lies, and of which templates it is.
///
/// @param folder holds the gallery's files and nothing else
public record GalleryPlace(Disk disk, Path folder, PackId pack, int dimension) {
    /// @throws IllegalArgumentException if no template has that dimension
    public GalleryPlace {
        if (dimension < Template.MIN_DIMENSION || dimension > Template.MAX_DIMENSION) {
            throw new IllegalArgumentException("No template has " + dimension + " dimensions");
        }
    }

    Path segment(int number) {
        return folder.resolve(SegmentNames.of(number));
    }
}
