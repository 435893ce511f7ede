package org.stillmatch.intake.still;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stillmatch.face.Face;
import org.stillmatch.face.detect.Box;

/// A person whom a clip was followed for, and in one frame of whom a still names a face.
///
/// @param others the other good frames that the clip offers of the person, the best first
record Followed(Still clip, List<SeenFace> others) {
    /// From here on two boxes of one frame are the same face.
    private static final double SAME = 0.5;

    Followed {
        others = List.copyOf(others);
    }

    /// @param still whose face is named
    /// @param clips of its submission
    /// @return empty unless it was taken of one of the clips, in a frame in which the named face was followed
    static Optional<Followed> by(Still still, List<Still> clips) {
        return still.recipe()
                .flatMap(recipe -> clips.stream()
                        .filter(clip -> clip.clip() && clip.sha256().equals(recipe.clip()))
                        .findFirst()
                        .flatMap(clip -> by(still, recipe, clip)));
    }

    private static Optional<Followed> by(Still still, Recipe recipe, Still clip) {
        SeenFace.Box named =
                still.face(still.face().orElseThrow()).orElseThrow().box();
        Box inFrame = new Box(named.left() + recipe.left(), named.top() + recipe.top(), named.width(), named.height());
        return clip.faces().stream()
                .filter(seen -> seen.micros() == recipe.micros() && box(seen).overlap(inFrame) >= SAME)
                .max(Comparator.comparingDouble(seen -> box(seen).overlap(inFrame)))
                .map(here -> new Followed(
                        clip,
                        clip.faces().stream()
                                .filter(seen -> seen.person().equals(here.person())
                                        && seen.micros() != here.micros()
                                        && seen.good())
                                .toList()));
    }

    private static Box box(SeenFace seen) {
        SeenFace.Box box = seen.box();
        return new Box(box.left(), box.top(), box.width(), box.height());
    }

    /// Which of the faces of a frame is the one that was followed in it.
    static Optional<Face> same(SeenFace followed, List<Face> found) {
        Box wanted = box(followed);
        return found.stream()
                .filter(face -> face.box().overlap(wanted) >= SAME)
                .max(Comparator.comparingDouble(face -> face.box().overlap(wanted)));
    }
}
