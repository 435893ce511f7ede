package org.stillmatch.casework.imports;

import java.util.Locale;

/// What a row came to.
public enum Outcome {
    /// An image is in the gallery that was not.
    ENROLLED,

    /// Something else is said of an image, or another picture took its place.
    CHANGED,

    /// All of it was known.
    UNCHANGED,

    /// An image is no longer compared.
    WITHDRAWN,

    /// The source has an image that is not here; it has to send it.
    WANTED,

    /// A recorded offence was entered.
    ENTERED,

    /// It could not be used, for a reason.
    REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
