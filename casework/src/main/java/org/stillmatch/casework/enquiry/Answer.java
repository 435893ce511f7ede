package org.stillmatch.casework.enquiry;

import java.util.List;

/// What is answered about one still or clip.
///
/// @param still its name as given
/// @param sha256 of its bytes, lower-case hex
/// @param reason in words, for the person who asked or could send a better still
/// @param faces every believed face, the searched one among them
/// @param settled whether it was clear which face is meant; if not, nothing was searched
/// @param threshold that decided
/// @param snapshot the gallery that was searched
public record Answer(
        String still,
        String sha256,
        Decision decision,
        String reason,
        List<FaceAnswer> faces,
        boolean settled,
        Threshold threshold,
        String snapshot,
        Seconds seconds) {
    public Answer {
        faces = List.copyOf(faces);
    }
}
