package org.stillmatch.evaluation.run;

import java.util.List;
import java.util.Optional;

/// What was seen in a picture.
///
/// @param faces in the order in which they were found
/// @param refusal why the picture could not be read, if it could not
public record Seen(List<SeenFace> faces, Optional<String> refusal) {
    public Seen {
        faces = List.copyOf(faces);
    }

    static Seen unreadable(String reason) {
        return new Seen(List.of(), Optional.of(reason));
    }
}
