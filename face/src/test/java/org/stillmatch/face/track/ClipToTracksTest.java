package org.stillmatch.face.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;

/// The whole way on drawn clips: file, frames, cuts, faces (here discs of two colours), tracks, best frames.
class ClipToTracksTest {
    private static final int RED = 0xE02020;
    private static final int BLUE = 0x2020E0;

    @TempDir
    Path folder;

    private static Picture room() {
        Picture picture = TestClips.grey(200, 120, 120);
        TestClips.disc(picture, 40, 20, 30, 0x606060);
        return TestClips.disc(picture, 170, 110, 40, 0xB0B0B0);
    }

    private static Picture otherRoom() {
        Picture picture = TestClips.grey(200, 120, 150);
        TestClips.disc(picture, 100, 120, 70, 0x505050);
        return TestClips.disc(picture, 190, 10, 40, 0x303030);
    }

    /// Frames, the tracker fed with what a detector of colours sees, a cut wherever the cut detector says so.
    private static List<Track<Integer>> tracks(Path file) throws Exception {
        Tracker<Integer> tracker = new Tracker<>();
        CutDetector cuts = new CutDetector();
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            for (ClipFrame frame = clip.next(); frame != null; frame = clip.next()) {
                if (cuts.cut(frame.picture())) {
                    tracker.cut();
                }
                List<Sighting<Integer>> seen = new ArrayList<>();
                detect(frame, RED, seen);
                detect(frame, BLUE, seen);
                tracker.add(seen);
            }
            assertEquals(0, clip.damaged());
        }
        return tracker.finish();
    }

    /// The box around all pixels near a colour, if there are enough of them.
    private static void detect(ClipFrame frame, int colour, List<Sighting<Integer>> into) {
        Picture picture = frame.picture();
        int left = picture.width();
        int right = -1;
        int top = picture.height();
        int bottom = -1;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int redder = picture.sample(x, y, 0) - picture.sample(x, y, 2);
                if (colour == RED ? redder > 90 : redder < -90) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        if (right - left > 12 && bottom - top > 12) {
            Box box = new Box(left, top, right + 1 - left, bottom + 1 - top);
            into.add(new Sighting<>(frame.micros(), box, 1, box.area(), colour));
        }
    }

    private static void assertPure(List<Track<Integer>> tracks) {
        for (Track<Integer> track : tracks) {
            assertEquals(
                    1,
                    track.sightings().stream().map(Sighting::payload).distinct().count());
        }
    }

    private static long longest(List<Track<Integer>> tracks, int colour) {
        return tracks.stream()
                .filter(track -> track.sightings().getFirst().payload() == colour)
                .mapToLong(track -> track.sightings().size())
                .max()
                .orElse(0);
    }

    @Test
    void discsThatCrossKeepTracksOfTheirOwn() throws Exception {
        Path file = TestClips.write(
                folder.resolve("crossing.mp4"),
                60,
                i -> TestClips.disc(TestClips.disc(room(), 180 - 2.6 * i, 64, 15, BLUE), 20 + 2.6 * i, 58, 15, RED),
                "-c:v",
                "mpeg4",
                "-q:v",
                "2");
        List<Track<Integer>> tracks = tracks(file);
        assertPure(tracks);
        assertTrue(longest(tracks, RED) >= 20 && longest(tracks, BLUE) >= 20, "too broken: " + tracks.size());
        for (Track<Integer> track : tracks) {
            List<Sighting<Integer>> best = track.best(5);
            long span = track.sightings().getLast().micros()
                    - track.sightings().getFirst().micros();
            for (Sighting<Integer> one : best) {
                for (Sighting<Integer> other : best) {
                    assertTrue(one == other || span < 2_000_000 || Math.abs(one.micros() - other.micros()) >= 200_000);
                }
            }
        }
    }

    @Test
    void whoLeavesAndComesBackIsANewTrack() throws Exception {
        Path file = TestClips.write(
                folder.resolve("back.mkv"),
                90,
                i -> TestClips.disc(room(), i < 45 ? 100 + 4 * i : 460 - 4 * i, 60, 15, RED),
                "-c:v",
                "libopenh264",
                "-b:v",
                "4M");
        List<Track<Integer>> tracks = tracks(file);
        assertEquals(2, tracks.size());
        assertTrue(tracks.get(0).sightings().getLast().micros() < 1_200_000);
        assertTrue(tracks.get(1).sightings().getFirst().micros() > 2_200_000);
    }

    @Test
    void aCutToAnotherCameraEndsTheTrackThoughTheNextFaceStandsAtTheSamePlace() throws Exception {
        Path file = TestClips.write(
                folder.resolve("cut.avi"),
                40,
                i -> TestClips.disc(i < 20 ? room() : otherRoom(), 100 + i, 60, 15, i < 20 ? RED : BLUE),
                "-c:v",
                "mjpeg",
                "-q:v",
                "2");
        List<Track<Integer>> tracks = tracks(file);
        assertPure(tracks);
        assertEquals(
                List.of(20, 20),
                tracks.stream().map(track -> track.sightings().size()).toList());
    }

    @Test
    void lightThatFadesAndPeopleWhoWalkAreNoCutButACoveredLensIs() {
        CutDetector cuts = new CutDetector();
        for (int i = 0; i < 40; i++) {
            Picture frame = TestClips.disc(room(), 5 * i, 60, 30, RED);
            for (int k = 0; k < frame.rgb().length; k++) {
                frame.rgb()[k] = (byte) ((frame.rgb()[k] & 0xff) * (100 - i) / 100);
            }
            assertFalse(cuts.cut(frame), "frame " + i);
        }
        assertTrue(cuts.cut(TestClips.grey(200, 120, 70)));
        assertFalse(cuts.cut(TestClips.grey(200, 120, 80)));
        assertTrue(cuts.cut(room()));
        assertFalse(cuts.cut(room()));
        assertTrue(cuts.cut(otherRoom()));
    }
}
