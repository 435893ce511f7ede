package org.stillmatch.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Resampler;
import org.stillmatch.face.track.ClipLimits;
import org.stillmatch.face.track.ShortClips;
import org.stillmatch.face.track.UnreadableClipException;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.template.Template;

/// Three seconds of one of the demo's clips: a man who talks to the camera.
class ClipFacesTest {
    private static final long APART = 200_000;

    private static Photographs photographs;
    private static Faces faces;
    private static ClipFaces clips;
    private static Path clip;
    private static List<ClipFaces.Tracked> tracks;

    @BeforeAll
    static void follow(@TempDir Path folder) throws Exception {
        photographs = new Photographs();
        faces = new Faces(DefaultPack.open());
        clips = new ClipFaces(faces);
        Path whole = DemoPictures.open().directory().resolve("franck.mp4");
        clip = ShortClips.cut(whole, 20, 3, folder.resolve("short.mp4"));
        tracks = clips.follow(clip, ClipLimits.STANDARD);
    }

    @AfterAll
    static void close() {
        faces.close();
    }

    @Test
    void oneFaceIsOneTrackThroughTheWholeClip() {
        assertEquals(1, tracks.size());
        ClipFaces.Tracked track = tracks.getFirst();
        assertTrue(track.toMicros() - track.fromMicros() > 2_600_000, track.fromMicros() + " to " + track.toMicros());
        assertTrue(track.sightings() > 60, track.sightings() + " sightings");
        assertTrue(track.searchability().searchable(), track.searchability().toString());
    }

    @Test
    void itsFiveBestFramesAreAFifthOfASecondApart() {
        List<ClipFaces.Frame> best = tracks.getFirst().best();
        assertEquals(5, best.size());
        for (ClipFaces.Frame one : best) {
            for (ClipFaces.Frame other : best) {
                assertTrue(one == other || Math.abs(one.micros() - other.micros()) >= APART);
            }
        }
    }

    @Test
    void theCropHoldsTheFaceWithItsSurroundings() {
        for (ClipFaces.Frame frame : tracks.getFirst().best()) {
            Face inCrop = frame.crop().face();
            Face inFrame = frame.crop().inFrame();
            assertEquals(inCrop.box().x() + frame.crop().left(), inFrame.box().x());
            assertEquals(inCrop.box().y() + frame.crop().top(), inFrame.box().y());
            assertTrue(inCrop.box().x() >= 0
                    && right(inCrop) <= frame.crop().picture().width());
            assertTrue(inFrame.box().x() >= 0 && right(inFrame) <= 360);
            assertTrue(frame.crop().picture().width() <= 3 * inCrop.box().width() + 2);
        }
    }

    @Test
    void theFusedTemplateResemblesTheSamePersonsPhotographAndNobodyElses() throws Exception {
        Template fused = clips.embed(tracks.getFirst()).template();
        for (String own : List.of("franck_04000", "franck_02045")) {
            assertTrue(fused.score(template(own)) > 0.6, own + " " + fused.score(template(own)));
        }
        for (String other : List.of("audrey", "cage", "obama4_crop", "chuck_crop")) {
            assertTrue(fused.score(template(other)) < 0.4, other + " " + fused.score(template(other)));
        }
        Embedded alone = faces.embed(
                tracks.getFirst().best().getFirst().crop().picture(),
                tracks.getFirst().best().getFirst().crop().face());
        assertEquals(alone.shown(), clips.embed(tracks.getFirst()).shown());
        assertTrue(fused.score(alone.template()) > 0.8 && !fused.equals(alone.template()));
    }

    @Test
    void aSecondReadingGivesTheSameTemplate() throws Exception {
        ClipFaces.Tracked again = clips.follow(clip, ClipLimits.STANDARD).getFirst();
        assertEquals(clips.embed(tracks.getFirst()), clips.embed(again));
    }

    @Test
    void twoPeopleSideBySideAreTwoTracksThatDoNotMix(@TempDir Path folder) throws Exception {
        Picture left = fitted("audrey_crop");
        Picture right = fitted("cage2_crop");
        Path both = ShortClips.drawn(folder.resolve("both.mp4"), 12, i -> {
            Picture canvas = Patterns.constant(640, 300, 90);
            Photographs.paste(left, canvas, 20 + 2 * i, 30);
            Photographs.paste(right, canvas, 380 - 2 * i, 30 + i);
            return canvas;
        });
        List<ClipFaces.Tracked> two = clips.follow(both, ClipLimits.STANDARD);
        assertEquals(2, two.size());
        for (ClipFaces.Tracked track : two) {
            boolean onTheLeft = track.best().getFirst().crop().inFrame().box().centreX() < 320;
            Template fused = clips.embed(track).template();
            Template own = template(onTheLeft ? "audrey" : "cage");
            Template other = template(onTheLeft ? "cage" : "audrey");
            assertTrue(fused.score(own) > 0.5 && fused.score(other) < 0.3, fused.score(own) + " " + fused.score(other));
        }
    }

    @Test
    void aClipOfNobodyHasNoTracks(@TempDir Path folder) throws Exception {
        Path empty = ShortClips.drawn(folder.resolve("empty.mp4"), 8, i -> Patterns.slopes(320, 240));
        assertEquals(List.of(), clips.follow(empty, ClipLimits.STANDARD));
    }

    @Test
    void whatIsNoClipIsRefused(@TempDir Path folder) throws Exception {
        Path words = Files.writeString(folder.resolve("words.mp4"), "no clip at all");
        assertThrows(UnreadableClipException.class, () -> clips.follow(words, ClipLimits.STANDARD));
        ClipLimits few = new ClipLimits(1 << 20, 1 << 20, 10, ClipLimits.STANDARD.duration());
        assertThrows(UnreadableClipException.class, () -> clips.follow(clip, few));
    }

    private static float right(Face face) {
        return face.box().x() + face.box().width();
    }

    private static Picture fitted(String name) throws Exception {
        Picture picture = photographs.of(name);
        return Resampler.resize(picture, 220, 220 * picture.height() / picture.width());
    }

    private static Template template(String name) throws Exception {
        Picture picture = photographs.of(name);
        return faces.embed(picture, faces.inCustodyImage(picture).orElseThrow()).template();
    }
}
