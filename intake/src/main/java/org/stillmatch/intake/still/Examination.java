package org.stillmatch.intake.still;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.stillmatch.face.ClipFaces;
import org.stillmatch.face.Faces;
import org.stillmatch.face.FoundFace;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.StillFaces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.quality.Searchability;
import org.stillmatch.face.track.ClipLimits;
import org.stillmatch.face.track.UnreadableClipException;

/// What was found in a still or a clip. No face is made into a template.
///
/// @param faces by their numbers; of a clip, the frames that it offers
/// @param known the same faces of a still, for the search; none of a clip, whose frames become stills of their own
/// @param previews by the name of the part that keeps them
/// @param unreadable why it could not be looked at; blank if it could
record Examination(
        int width,
        int height,
        List<SeenFace> faces,
        List<KnownFace> known,
        Map<String, byte[]> previews,
        String unreadable) {
    private static final int MOST_PEOPLE = 6;
    private static final int FRAMES_EACH = 3;

    static Examination ofStill(Faces faces, byte[] file) {
        try {
            Picture picture = Decoder.decode(file, Limits.STANDARD).picture();
            List<SeenFace> seen = new ArrayList<>();
            List<KnownFace> known = new ArrayList<>();
            for (FoundFace found : new StillFaces(faces).inPicture(picture)) {
                seen.add(SeenFace.of(
                        seen.size() + 1, OptionalInt.empty(), 0, found.face(), found.quality(), found.searchability()));
                known.add(new KnownFace(faces.pack(), found.face()));
            }
            return new Examination(
                    picture.width(),
                    picture.height(),
                    seen,
                    known,
                    Map.of(Previews.OF_STILL, Previews.of(picture)),
                    "");
        } catch (Unreadable e) {
            return new Examination(0, 0, List.of(), List.of(), Map.of(), e.sentence());
        }
    }

    /// The best frames of each person who is seen in it, the person seen longest first.
    static Examination ofClip(Faces faces, Path file) throws IOException {
        try {
            List<SeenFace> seen = new ArrayList<>();
            Map<String, byte[]> previews = new TreeMap<>();
            int person = 0;
            List<ClipFaces.Tracked> people = new ClipFaces(faces).follow(file, ClipLimits.STANDARD);
            for (ClipFaces.Tracked tracked : people.subList(0, Math.min(people.size(), MOST_PEOPLE))) {
                person++;
                for (ClipFaces.Frame frame :
                        tracked.best().subList(0, Math.min(tracked.best().size(), FRAMES_EACH))) {
                    int number = seen.size() + 1;
                    seen.add(SeenFace.of(
                            number,
                            OptionalInt.of(person),
                            frame.micros(),
                            frame.crop().inFrame(),
                            frame.report(),
                            Searchability.of(frame.report())));
                    previews.put(
                            Previews.ofFrame(number), Previews.of(frame.crop().picture()));
                }
            }
            return new Examination(0, 0, seen, List.of(), previews, "");
        } catch (UnreadableClipException e) {
            return new Examination(0, 0, List.of(), List.of(), Map.of(), String.valueOf(e.getMessage()));
        }
    }

    /// Why nothing in it can be searched; blank if a face was found.
    String nothing() {
        if (!unreadable.isBlank()) {
            return unreadable;
        }
        return faces.isEmpty() ? Searchability.noFace().advice().getFirst() : "";
    }
}
