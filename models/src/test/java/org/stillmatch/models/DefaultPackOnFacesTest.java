package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// The converted models on photographs: a wrong axis or a wrong padding would show here.
class DefaultPackOnFacesTest {
    /// Every so many lines of pairs.txt, which gives some fifteen same and as many different pairs.
    private static final int STEP = 199;

    private final Path lfw = SharedData.folder("lfw");
    private final PlainFaces faces;

    DefaultPackOnFacesTest() throws PackException, OrtException, IOException {
        faces = new PlainFaces(DefaultPack.open());
    }

    private record Pair(Path left, Path right, boolean same) {}

    @Test
    void eachRecogniserAndTheirFusionTellSameFromDifferent() throws Exception {
        double[] worstSame = {1, 1, 1};
        double[] bestDifferent = {-1, -1, -1};
        int[] wrong = new int[3];
        double[] thresholds = {0.245, 0.31, 0.275};
        for (Pair pair : pairs()) {
            List<float[]> left = embeddings(pair.left());
            List<float[]> right = embeddings(pair.right());
            double first = PlainFaces.dot(left.get(0), right.get(0));
            double second = PlainFaces.dot(left.get(1), right.get(1));
            double[] scores = {first, second, (first + second) / 2};
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] > thresholds[i] != pair.same()) {
                    wrong[i]++;
                }
                worstSame[i] = pair.same() ? Math.min(worstSame[i], scores[i]) : worstSame[i];
                bestDifferent[i] = pair.same() ? bestDifferent[i] : Math.max(bestDifferent[i], scores[i]);
            }
        }
        for (int i = 0; i < 3; i++) {
            assertTrue(
                    wrong[i] <= 1,
                    i + ": " + wrong[i] + " wrong, worst same " + worstSame[i] + ", best different "
                            + bestDifferent[i]);
        }
    }

    @Test
    void theFaceCheckBelievesUprightFacesAndAgreesOnWhereTheirPointsAre() throws Exception {
        List<Pair> pairs = pairs().subList(0, 20);
        double belief = 0;
        double disbelief = 0;
        double distance = 0;
        for (Pair pair : pairs) {
            BufferedImage image = ImageIO.read(pair.left().toFile());
            double[] square = faces.face(image);
            double[][] points = faces.fivePoints(image, square);
            OnnxRun.Outputs check = faces.check(image, square);
            belief += check.get("face")[1] / pairs.size();
            disbelief += faces.check(image, new double[] {190, 190, 50}).get("face")[1] / pairs.size();
            distance += meanDistance(check.get("landmarks"), square, points) / pairs.size();
        }
        assertTrue(belief > 0.97, "belief in faces " + belief);
        assertTrue(disbelief < 0.1, "belief in corners of pictures " + disbelief);
        assertTrue(distance < 0.1, "distance of landmarks by the distance between the eyes " + distance);
    }

    private static double meanDistance(float[] landmarks, double[] square, double[][] points) {
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            double x = square[0] + square[2] * landmarks[i];
            double y = square[1] + square[2] * landmarks[i + 5];
            sum += Math.hypot(x - points[i][0], y - points[i][1]) / 5;
        }
        return sum / Math.hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]);
    }

    private List<float[]> embeddings(Path photograph) throws IOException, OrtException {
        BufferedImage image = ImageIO.read(photograph.toFile());
        return faces.embeddings(image, faces.fivePoints(image, faces.face(image)));
    }

    private List<Pair> pairs() throws IOException {
        List<Pair> pairs = new ArrayList<>();
        List<String> lines = Files.readAllLines(lfw.resolve("pairs.txt"));
        for (int i = 1; i < lines.size(); i += STEP) {
            String[] fields = lines.get(i).split("\t");
            boolean same = fields.length == 3;
            String other = same ? fields[0] : fields[2];
            pairs.add(new Pair(photograph(fields[0], fields[1]), photograph(other, fields[fields.length - 1]), same));
        }
        return pairs;
    }

    private Path photograph(String person, String number) {
        return lfw.resolve("images").resolve(person).resolve("%s_%04d.jpg".formatted(person, Integer.parseInt(number)));
    }
}
