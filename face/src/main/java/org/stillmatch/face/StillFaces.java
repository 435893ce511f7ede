package org.stillmatch.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Reason;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;
import org.stillmatch.face.track.ClipLimits;
import org.stillmatch.face.track.UnreadableClipException;

/// Finds the faces of stills and clips. A face is made into a template only when it is asked for.
public final class StillFaces {
    private final Faces faces;
    private final ClipFaces clips;

    public StillFaces(Faces faces) {
        this.faces = faces;
        this.clips = new ClipFaces(faces);
    }

    /// What was found, and how long it took in seconds; for a clip, decoding and detection are one.
    ///
    /// @param found in the order of their numbers, the first being 1
    public record Seen(List<FoundFace> found, double decode, double detect) {
        public Seen {
            found = List.copyOf(found);
        }
    }

    /// The template of a face as a search makes it.
    ///
    /// @param number by which answers and receipts name the face, from 1
    /// @throws RefusedStill if the file cannot be read, or there is no face of that number
    public Embedded embed(Path still, int number) throws IOException, RefusedStill {
        List<FoundFace> found = in(still, new Stopwatch(() -> 0)).found();
        if (number < 1 || number > found.size()) {
            throw new RefusedStill("There is no face " + number + " in it; " + found.size() + " are found today.");
        }
        return found.get(number - 1).embed().get();
    }

    /// The faces of a still or a clip.
    ///
    /// @throws RefusedStill if the file cannot be read
    public Seen in(Path still, Stopwatch watch) throws IOException, RefusedStill {
        if (!Files.isRegularFile(still)) {
            throw new RefusedStill("There is no file " + still + ".");
        }
        try {
            Picture picture = Decoder.read(still, Limits.STANDARD).picture();
            double decode = watch.lap();
            List<FoundFace> found = inPicture(picture);
            return new Seen(found, decode, watch.lap());
        } catch (Unreadable e) {
            if (e.reason() != Reason.NOT_A_PICTURE && e.reason() != Reason.TOO_MANY_BYTES) {
                throw new RefusedStill(e.sentence());
            }
            List<FoundFace> found = inClip(still, e);
            return new Seen(found, 0, watch.lap());
        }
    }

    /// The faces of a picture, given as the bytes of its file.
    ///
    /// @throws RefusedStill if it is no picture that can be read
    public Seen in(byte[] picture, Stopwatch watch) throws RefusedStill {
        try {
            Picture decoded = Decoder.decode(picture, Limits.STANDARD).picture();
            double decode = watch.lap();
            return new Seen(inPicture(decoded), decode, watch.lap());
        } catch (Unreadable e) {
            throw new RefusedStill(e.sentence());
        }
    }

    /// The faces of a picture; each keeps the picture for as long as it may be embedded.
    public List<FoundFace> inPicture(Picture picture) {
        List<Face> all = faces.inStill(picture);
        List<FoundFace> found = new ArrayList<>();
        for (Face face : all) {
            QualityReport report = faces.assess(picture, face, all);
            found.add(new FoundFace(face, 0, report, Searchability.of(report), () -> faces.embed(picture, face)));
        }
        return found;
    }

    private List<FoundFace> inClip(Path still, Unreadable noPicture) throws IOException, RefusedStill {
        try {
            List<FoundFace> found = new ArrayList<>();
            for (ClipFaces.Tracked tracked : clips.follow(still, ClipLimits.STANDARD)) {
                ClipFaces.Frame best = tracked.best().getFirst();
                found.add(new FoundFace(
                        best.crop().inFrame(),
                        best.micros(),
                        best.report(),
                        tracked.searchability(),
                        () -> clips.embed(tracked)));
            }
            return found;
        } catch (UnreadableClipException e) {
            throw new RefusedStill(
                    noPicture.reason() == Reason.NOT_A_PICTURE
                            ? "This is neither a picture nor a clip that can be read. " + noPicture.sentence()
                            : noPicture.sentence());
        }
    }
}
