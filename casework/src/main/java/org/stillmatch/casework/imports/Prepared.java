package org.stillmatch.casework.imports;

import org.stillmatch.casework.register.Portrait;

/// A row's picture, read before the row is carried out.
sealed interface Prepared {
    /// A new picture, and its template.
    record Taken(Portrait portrait) implements Prepared {}

    /// The picture that the gallery has already.
    record Same() implements Prepared {}

    /// There is no file, which does not matter if the image is held.
    record Missing() implements Prepared {}

    /// No row needs it.
    record NotNeeded() implements Prepared {}

    /// @param reason a sentence
    record Refused(String reason) implements Prepared {}
}
