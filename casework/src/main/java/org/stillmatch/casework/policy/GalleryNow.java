package org.stillmatch.casework.policy;

/// The gallery that enquiries would search now, as far as an evaluation has to fit it.
public interface GalleryNow {
    /// The id of the pack that its templates are made with.
    String pack();

    /// How many people are in it.
    long subjects();
}
