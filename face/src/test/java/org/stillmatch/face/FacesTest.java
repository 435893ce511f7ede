package org.stillmatch.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// The front door on photographs and on pictures of nothing.
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacesTest {
    /// Pictures of one person each, as their names say and as was looked up by eye.
    private static final List<List<String>> PEOPLE = List.of(
            List.of("franck_01829", "franck_02683", "franck_04000", "franck_04117"),
            List.of("Justin-Bieber2_crop", "bieber_small"),
            List.of("cage", "cage2_crop"),
            List.of("SeanConnery", "sean_guru2_crop"),
            List.of("audrey", "audrey_crop"),
            List.of("obama4_crop"),
            List.of("kim1_crop"),
            List.of("queen20_crop"),
            List.of("ri_1_crop"),
            List.of("chuck_crop"),
            List.of("fragrance-George-Clooney-main_crop"));

    private final Pack pack = DefaultPack.open();
    private final Faces faces = new Faces(pack);
    private final Photographs photographs = new Photographs();

    FacesTest() throws Exception {}

    @AfterAll
    void close() {
        faces.close();
    }

    @Test
    void twoPicturesOfOnePersonScoreHigherThanAnyOfTwoPeople() throws Exception {
        List<List<Template>> people = new ArrayList<>();
        for (List<String> names : PEOPLE) {
            List<Template> templates = new ArrayList<>();
            for (String name : names) {
                templates.add(template(photographs.of(name)));
            }
            people.add(templates);
        }
        List<Double> same = new ArrayList<>();
        List<Double> different = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            for (int j = 0; j <= i; j++) {
                for (Template one : people.get(i)) {
                    for (Template other : people.get(j)) {
                        if (one != other) {
                            (i == j ? same : different).add(one.score(other));
                        }
                    }
                }
            }
        }
        double lowest = Collections.min(same);
        double highest = Collections.max(different);
        System.out.printf("figure: lowest score of one person %.3f, highest of two %.3f%n", lowest, highest);
        assertTrue(lowest > 0.5 && highest < 0.45, lowest + " and " + highest);
    }

    @Test
    void aPictureShiftedScaledOrMirroredGivesNearlyTheSameTemplate() throws Exception {
        double lowest = 1;
        for (String name : List.of("franck_02888", "SeanConnery", "cage", "obama4_crop", "sample3")) {
            Picture picture = photographs.of(name);
            Template template = template(picture);
            for (Picture other : List.of(
                    Photographs.shifted(picture, 5, 3),
                    Photographs.shifted(picture, -2.5, 1.5),
                    Photographs.scaled(picture, 0.8),
                    picture.mirrored())) {
                lowest = Math.min(lowest, template.score(template(other)));
            }
        }
        System.out.printf("figure: lowest score of a picture with itself moved, scaled or mirrored %.3f%n", lowest);
        assertTrue(lowest > 0.95, "only " + lowest);
    }

    @Test
    void aTemplateCarriesThePackAndHowTheFaceWasShown() throws Exception {
        Picture picture = photographs.of("franck_02045");
        Face face = faces.inCustodyImage(picture).orElseThrow();
        Embedded made = faces.embed(picture, face);
        assertEquals(pack.id(), made.template().pack());
        assertEquals(704, made.template().dimension());
        Presentation shown = made.shown();
        assertEquals(face.pose().yaw(), shown.yaw());
        assertEquals(face.pose().pitch(), shown.pitch());
        assertEquals(face.pose().spread(), shown.poseSpread());
        assertEquals(face.landmarks().interEyeDistance(), shown.interEye(), 1e-3);
        assertEquals(face.faceProbability(), shown.faceProbability());
        assertTrue(shown.response() > 0);
    }

    @Test
    void aRuinedPictureRespondsMoreWeakly() throws Exception {
        for (String name : List.of("franck_02045", "cage", "audrey")) {
            Picture picture = photographs.of(name);
            Face face = faces.inCustodyImage(picture).orElseThrow();
            Picture small = Photographs.scaled(picture, 6 / face.landmarks().interEyeDistance());
            Picture ruined = org.stillmatch.face.decode.Resampler.resize(small, picture.width(), picture.height());
            float clear = faces.embed(picture, face).shown().response();
            float blurred = faces.embed(ruined, face).shown().response();
            assertTrue(blurred < 0.9 * clear, name + ": " + clear + " became " + blurred);
        }
    }

    @Test
    void everyoneInAGroupIsFoundOnce() throws Exception {
        for (String[] group : new String[][] {{"sample3", "3"}, {"sample5", "5"}, {"sample6", "4"}}) {
            List<Face> found = faces.inStill(photographs.of(group[0]));
            // What a pattern is taken for shows in the pose, of which the model is not sure then.
            List<Face> sure = found.stream().filter(f -> f.pose().spread() < 10).toList();
            assertEquals(Integer.parseInt(group[1]), sure.size(), group[0]);
            assertTrue(found.size() <= sure.size() + 1, group[0] + ": " + found);
            for (Face one : found) {
                assertTrue(one.faceProbability() >= 0.5f && one.landmarks().interEyeDistance() > 0);
                for (Face other : found) {
                    assertTrue(one == other || one.box().overlap(other.box()) < 0.3f);
                }
            }
        }
    }

    @Test
    void aCustodyImageIsOfTheLargeFaceThoughASmallerOneIsNearerToTheMiddle() throws Exception {
        Picture portrait = photographs.of("franck_02045");
        Face alone = faces.inCustodyImage(portrait).orElseThrow();
        Picture stranger = photographs.of("cage");
        Box face = faces.inCustodyImage(stranger).orElseThrow().box();
        Picture poster = Photographs.scaled(Photographs.head(stranger, face), 110 / face.height());
        Picture wide = Patterns.constant(1400, 576, 90);
        Photographs.paste(portrait, wide, 680, 0);
        Photographs.paste(poster, wide, 500, 150);
        assertEquals(2, faces.inStill(wide).size());
        Box chosen = faces.inCustodyImage(wide).orElseThrow().box();
        Box there = new Box(
                alone.box().x() + 680,
                alone.box().y(),
                alone.box().width(),
                alone.box().height());
        assertTrue(chosen.overlap(there) > 0.7f, chosen + " instead of " + there);
    }

    @Test
    void aCustodyImageWithASmallFaceAloneIsLookedAtMoreClosely() throws Exception {
        Picture stranger = photographs.of("cage");
        Box face = faces.inCustodyImage(stranger).orElseThrow().box();
        Picture head = Photographs.scaled(Photographs.head(stranger, face), 30 / face.height());
        Picture wide = Patterns.constant(1600, 1200, 120);
        Photographs.paste(head, wide, 1100, 700);
        Face found = faces.inCustodyImage(wide).orElseThrow();
        assertEquals(30, found.box().height(), 8);
    }

    @Test
    void picturesOfNothingHoldNoFace() {
        Random random = new Random(11);
        int believed = 0;
        for (int i = 0; i < 6; i++) {
            int width = 100 + random.nextInt(900);
            int height = 100 + random.nextInt(700);
            believed += faces.inStill(Patterns.noise(width, height, i)).size();
            believed += faces.inStill(Patterns.slopes(width, height)).size();
            believed += faces.inStill(Patterns.constant(width, height, 40 * i)).size();
            assertTrue(faces.inCustodyImage(Patterns.noise(width, height, i)).isEmpty());
        }
        assertEquals(0, believed);
    }

    private Template template(Picture picture) {
        return faces.embed(picture, faces.inCustodyImage(picture).orElseThrow()).template();
    }
}
