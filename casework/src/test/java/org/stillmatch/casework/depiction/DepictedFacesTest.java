package org.stillmatch.casework.depiction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.template.Template;

/// On photographs, as the networks see them.
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepictedFacesTest {
    private static final List<String> ALONE =
            List.of("franck_01829", "franck_02683", "SeanConnery", "cage", "audrey", "bieber_small", "joconde");
    private static final List<String> GROUPS = List.of("sample3", "sample5", "sample6");

    /// Strangers score less (FacesTest: the highest score of two people).
    private static final double STRANGERS = 0.45;

    private final Faces faces = new Faces(DefaultPack.open());
    private final Path photographs = DemoPictures.open().directory();

    DepictedFacesTest() throws Exception {}

    @AfterAll
    void close() {
        faces.close();
    }

    @Test
    void whoeverIsBlurredIsNeitherFoundNorRecognised() throws Exception {
        int hidden = 0;
        int found = 0;
        double highest = -1;
        for (String name : GROUPS) {
            Source source = Source.of(file(name));
            List<Face> all = sure(source.picture());
            for (Face suspect : all) {
                List<Face> others =
                        all.stream().filter(other -> other != suspect).toList();
                List<Region> regions = Region.bystanders(
                        suspect.box(), others.stream().map(Face::box).toList(), source.width(), source.height());
                Picture blurred = Blur.out(source.picture(), regions);
                hidden += others.size();
                List<Face> seenAgain = faces.inStill(blurred);
                for (Face other : others) {
                    found += (int) seenAgain.stream()
                            .filter(seen -> seen.box().overlap(other.box()) > 0.3f)
                            .count();
                    // What a recogniser makes of the place even if it is told where the face is.
                    Template was = template(source.picture(), other);
                    highest = Math.max(highest, was.score(template(blurred, other)));
                }
                // A recogniser's crop reaches a little further than the face.
                assertTrue(template(source.picture(), suspect).score(template(blurred, suspect)) > 0.999, name);
                assertArrayEquals(
                        part(source.picture(), suspect.box()).rgb(),
                        part(blurred, suspect.box()).rgb());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "figure: of %d blurred faces %d are found again; the highest score with who it was %.3f%n",
                hidden,
                found,
                highest);
        assertEquals(0, found);
        assertTrue(highest < STRANGERS, "" + highest);
    }

    @Test
    void everyFaceIsShownWithItsEyesAsFarApart() throws Exception {
        double worst = 0;
        for (String name : ALONE) {
            Source source = Source.of(file(name));
            Landmarks points =
                    faces.inCustodyImage(source.picture()).orElseThrow().landmarks();
            Recipe recipe = Recipe.face(source, Frame.HEAD, Eyes.of(points.leftEye(), points.rightEye()), List.of());
            Picture shown = Decoder.decode(Depiction.of(source, recipe), Limits.STANDARD)
                    .picture();
            double apart = faces.inCustodyImage(shown).orElseThrow().landmarks().interEyeDistance();
            worst = Math.max(worst, Math.abs(apart - Frame.HEAD.eyeDistance()));
        }
        System.out.printf(
                Locale.ROOT,
                "figure: eyes meant to be 120 px apart are found again at most %.1f px off, over %d photographs%n",
                worst,
                ALONE.size());
        // The landmarks are found anew, and are not sure to the pixel.
        assertTrue(worst < 6, "" + worst);
    }

    @Test
    void aPictureIsMadeQuickly() throws Exception {
        Source source = Source.of(file("sample5"));
        Landmarks points = sure(source.picture()).getFirst().landmarks();
        Eyes eyes = Eyes.of(points.leftEye(), points.rightEye());
        List<String> figures = new ArrayList<>();
        for (Frame frame : Frame.values()) {
            Recipe recipe =
                    frame.goesByEyes() ? Recipe.face(source, frame, eyes, List.of()) : Recipe.scene(source, List.of());
            double least = Double.MAX_VALUE;
            for (int i = 0; i < 7; i++) {
                long began = System.nanoTime();
                Depiction.of(source, recipe);
                least = Math.min(least, (System.nanoTime() - began) / 1e6);
            }
            figures.add(String.format(Locale.ROOT, "%s %.0f ms and %,d bytes", frame, least, frame.bytes()));
        }
        System.out.printf(
                "figure: shown from a picture of %d×%d with eyes %d px apart: %s%n",
                source.width(), source.height(), (int) points.interEyeDistance(), String.join(", ", figures));
    }

    private byte[] file(String name) throws Exception {
        return Files.readAllBytes(photographs.resolve(name + ".jpg"));
    }

    /// What a pattern is taken for shows in the pose, of which the model is not sure then.
    private List<Face> sure(Picture picture) {
        return faces.inStill(picture).stream()
                .filter(face -> face.pose().spread() < 10)
                .toList();
    }

    private Template template(Picture picture, Face face) {
        return faces.embed(picture, face).template();
    }

    private static Picture part(Picture picture, Box box) {
        int left = (int) Math.max(0, box.x());
        int top = (int) Math.max(0, box.y());
        int right = (int) Math.min(picture.width(), box.x() + box.width());
        int bottom = (int) Math.min(picture.height(), box.y() + box.height());
        return picture.part(left, top, right - left, bottom - top);
    }
}
