package org.stillmatch.face;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.quality.Assessment;
import org.stillmatch.face.quality.Component;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;
import org.stillmatch.face.track.Clip;
import org.stillmatch.face.track.ClipFrame;
import org.stillmatch.face.track.ClipLimits;
import org.stillmatch.face.track.CutDetector;
import org.stillmatch.face.track.Sighting;
import org.stillmatch.face.track.Track;
import org.stillmatch.face.track.Tracker;
import org.stillmatch.face.track.UnreadableClipException;
import org.stillmatch.template.Fusion;
import org.stillmatch.template.Template;

/// The people of a clip: each face followed from frame to frame, its best five frames kept.
public final class ClipFaces {
    private static final int BEST = 5;

    /// A face seen fewer times than this may be a pattern that the detector took for one.
    private static final int FEWEST_SIGHTINGS = 3;

    private final Faces faces;

    public ClipFaces(Faces faces) {
        this.faces = faces;
    }

    /// The tracks of a clip, the longest first. Nothing is embedded yet.
    ///
    /// @throws UnreadableClipException if it is no clip that can be read, with a sentence for its sender
    public List<Tracked> follow(Path file, ClipLimits limits) throws IOException, UnreadableClipException {
        Tracker<Frame> tracker = new Tracker<>();
        CutDetector cuts = new CutDetector();
        try (Clip clip = Clip.open(file, limits)) {
            for (ClipFrame frame = clip.next(); frame != null; frame = clip.next()) {
                if (cuts.cut(frame.picture())) {
                    tracker.cut();
                }
                tracker.add(sightings(frame));
            }
        }
        return tracker.finish().stream()
                .filter(track -> track.sightings().size() >= FEWEST_SIGHTINGS)
                .sorted((a, b) ->
                        Integer.compare(b.sightings().size(), a.sightings().size()))
                .map(ClipFaces::tracked)
                .toList();
    }

    private List<Sighting<Frame>> sightings(ClipFrame frame) {
        List<Face> found = faces.inStill(frame.picture());
        List<Sighting<Frame>> sightings = new ArrayList<>();
        for (Face face : found) {
            QualityReport report = faces.assess(frame.picture(), face, found);
            double quality = report.value(Component.UNIFIED_QUALITY_SCORE)
                    .map(Assessment.Value::nativeValue)
                    .orElse(0.0);
            Frame seen = new Frame(frame.micros(), Crop.around(frame.picture(), face), report);
            sightings.add(new Sighting<>(frame.micros(), face.box(), face.score(), quality, seen));
        }
        return sightings;
    }

    private static Tracked tracked(Track<Frame> track) {
        return new Tracked(
                track.sightings().getFirst().micros(),
                track.sightings().getLast().micros(),
                track.sightings().size(),
                track.best(BEST).stream().map(Sighting::payload).toList());
    }

    /// One template over the best frames of a track, each with equal weight, shown as in the best of them.
    public Embedded embed(Tracked tracked) {
        List<Embedded> each = tracked.best().stream()
                .map(f -> faces.embed(f.crop().picture(), f.crop().face()))
                .toList();
        double[] weights = new double[each.size()];
        java.util.Arrays.fill(weights, 1);
        Template fused = Fusion.of(each.stream().map(Embedded::template).toList(), weights);
        return new Embedded(fused, each.getFirst().shown());
    }

    /// A face in one frame, with as much of the frame about it as embedding needs.
    public record Frame(long micros, Crop crop, QualityReport report) {}

    /// A face through a clip.
    ///
    /// @param fromMicros time of the first sighting, from the clip's start
    /// @param sightings how many frames it was seen in
    /// @param best up to five frames, the best first
    public record Tracked(long fromMicros, long toMicros, int sightings, List<Frame> best) {
        public Tracked {
            best = List.copyOf(best);
        }

        /// Searchable if its best frame that is so, is so.
        public Searchability searchability() {
            Optional<Searchability> fit = best.stream()
                    .map(f -> Searchability.of(f.report()))
                    .filter(Searchability::searchable)
                    .findFirst();
            return fit.orElseGet(() -> Searchability.of(best.getFirst().report()));
        }
    }

    /// A part of a frame: a whole clip's frames would not fit memory.
    public record Crop(Picture picture, Face face, int left, int top) {
        /// The face, in pixels of the whole frame.
        public Face inFrame() {
            return face.movedBy(left, top);
        }

        /// The face's surroundings, one box on each side.
        static Crop around(Picture frame, Face face) {
            int left = Math.clamp((int) (face.box().x() - face.box().width()), 0, frame.width() - 1);
            int top = Math.clamp((int) (face.box().y() - face.box().height()), 0, frame.height() - 1);
            int right = Math.clamp((int) (face.box().x() + 2 * face.box().width()), left + 1, frame.width());
            int bottom = Math.clamp((int) (face.box().y() + 2 * face.box().height()), top + 1, frame.height());
            return new Crop(frame.part(left, top, right - left, bottom - top), face.movedBy(-left, -top), left, top);
        }
    }
}
