package org.stillmatch.face.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.Photographs;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.net.Network;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.models.Role;

/// Landmarks and pose on photographs, where a mirror image is a second photograph with a known answer.
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LooksTest {
    private static final List<String> NAMES = List.of(
            "franck_02683", "franck_03909", "franck_04000", "cage2_crop", "kim1_crop", "SeanConnery", "sample3");

    private final Faces faces;
    private final Network poses;
    private final PoseEstimator estimator;
    private final Photographs photographs = new Photographs();

    LooksTest() throws Exception {
        Pack pack = DefaultPack.open();
        faces = new Faces(pack);
        poses = new Network(pack.model(Role.POSE).orElseThrow());
        estimator = new PoseEstimator(poses);
    }

    @AfterAll
    void close() {
        faces.close();
        poses.close();
    }

    @Test
    void aMirroredFaceLooksTheOtherWay() throws Exception {
        double worst = 0;
        List<Float> yaws = new ArrayList<>();
        for (String name : NAMES) {
            Picture picture = photographs.of(name);
            Box box = face(picture).box();
            Box there = new Box(picture.width() - box.x() - box.width(), box.y(), box.width(), box.height());
            Pose straight = estimator.estimate(picture, box);
            Pose mirrored = estimator.estimate(picture.mirrored(), there);
            worst = Math.max(worst, Math.abs(straight.yaw() + mirrored.yaw()));
            worst = Math.max(worst, Math.abs(straight.pitch() - mirrored.pitch()));
            yaws.add(straight.yaw());
        }
        System.out.printf("figure: pose of a mirror image differs by at most %.1f degrees%n", worst);
        assertTrue(worst < 7, "off by " + worst);
        assertTrue(yaws.stream().anyMatch(y -> y > 8) && yaws.stream().anyMatch(y -> y < -8), yaws.toString());
    }

    @Test
    void aHeadTiltedByTwentyDegreesRollsByTwentyDegrees() throws Exception {
        Picture picture = photographs.of("franck_02045");
        Box box = face(picture).box();
        Pose upright = estimator.estimate(picture, box);
        double angle = Math.toRadians(20);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double x = box.centreX();
        double y = box.centreY();
        Picture turned = org.stillmatch.face.decode.Warp.cut(
                picture,
                new double[] {cos, sin, x - cos * x - sin * y, -sin, cos, y + sin * x - cos * y},
                picture.width(),
                picture.height());
        Pose tilted = estimator.estimate(turned, box);
        assertEquals(20, Math.abs(tilted.roll() - upright.roll()), 6, upright + " became " + tilted);
    }

    @Test
    void thePoseOfAFaceIsSureAndThatOfNothingIsNot() throws Exception {
        for (String name : NAMES) {
            float spread = face(photographs.of(name)).pose().spread();
            assertTrue(spread < 10, name + ": " + spread);
        }
        Picture noise = Patterns.noise(300, 300, 1);
        assertTrue(estimator.estimate(noise, new Box(50, 50, 200, 200)).spread() > 15);
    }

    @Test
    void theLandmarksOfAMirroredFaceAreMirroredWithTheEyesExchanged() throws Exception {
        double worst = 0;
        for (String name : NAMES) {
            Picture picture = photographs.of(name);
            Landmarks straight = face(picture).landmarks();
            Landmarks mirrored = face(picture.mirrored()).landmarks();
            double unit = straight.interEyeDistance();
            worst = Math.max(worst, off(picture, straight.leftEye(), mirrored.rightEye()) / unit);
            worst = Math.max(worst, off(picture, straight.rightEye(), mirrored.leftEye()) / unit);
            worst = Math.max(worst, off(picture, straight.nose(), mirrored.nose()) / unit);
            worst = Math.max(worst, off(picture, straight.leftMouth(), mirrored.rightMouth()) / unit);
            worst = Math.max(worst, off(picture, straight.rightMouth(), mirrored.leftMouth()) / unit);
            assertTrue(straight.leftEye().x() < straight.rightEye().x(), name);
            assertTrue(straight.nose().y() > straight.leftEye().y(), name);
            assertTrue(straight.leftMouth().y() > straight.nose().y(), name);
        }
        System.out.printf("figure: landmarks of a mirror image are off by at most %.3f of the eyes' distance%n", worst);
        assertTrue(worst < 0.1, "off by " + worst);
    }

    private static double off(Picture picture, Point straight, Point mirrored) {
        return straight.distance(new Point(picture.width() - mirrored.x(), mirrored.y()));
    }

    private Face face(Picture picture) {
        return faces.inCustodyImage(picture).orElseThrow();
    }
}
