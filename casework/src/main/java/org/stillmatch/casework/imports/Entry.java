package org.stillmatch.casework.imports;

import java.util.List;
import java.util.Optional;
import org.stillmatch.casework.register.Arrest;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Person;

/// A row that is to be carried out.
///
/// @param image the source's id of the image
/// @param what it says, or why it cannot be used
record Entry(int row, String path, String image, What what) {
    sealed interface What {}

    /// An image is there, new or changed.
    ///
    /// @param arrests of the person, as far as the row tells
    /// @param takenIn the one of them in which the image was taken
    record Held(Person person, Image.Facts facts, List<Arrest.Facts> arrests, Optional<Arrest.Facts> takenIn)
            implements What {}

    /// The source no longer has the image.
    record Gone() implements What {}

    /// It cannot be used.
    ///
    /// @param reason a sentence
    record Faulty(String reason) implements What {}
}
