package org.stillmatch.intake.still;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A still or a clip of a submission, and what was found in it.
///
/// @param id of the exhibit that it is
/// @param clip whether it is a clip, whose faces are then the frames that it offers
/// @param reason why it is not searchable
/// @param examined whether its faces have been looked for yet
/// @param width of the upright picture in pixels; 0 until it was examined
/// @param face the number of the face that is alleged to be the suspect's
/// @param because why the retailer says so; empty once the original is gone
/// @param confirmed whether intake confirmed it
/// @param recipe how it was made, if it is a frame of a clip
public record Still(
        UUID id,
        UUID submission,
        UUID organisation,
        UUID original,
        String sha256,
        boolean clip,
        StillState state,
        Optional<String> reason,
        boolean examined,
        int width,
        int height,
        OptionalInt face,
        Optional<String> because,
        boolean confirmed,
        Optional<Recipe> recipe,
        List<SeenFace> faces) {
    public Still {
        faces = List.copyOf(faces);
    }

    Optional<SeenFace> face(int number) {
        return faces.stream().filter(face -> face.number() == number).findFirst();
    }
}
