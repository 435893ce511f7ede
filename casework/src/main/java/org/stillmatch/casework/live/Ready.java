package org.stillmatch.casework.live;

import java.util.List;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Person;
import org.stillmatch.face.Embedded;

/// A person with images of which the templates are ready.
public record Ready(Person person, List<Shown> images) {
    /// An image and its template.
    public record Shown(Image.Facts facts, Embedded embedded) {}

    public Ready {
        images = List.copyOf(images);
    }
}
