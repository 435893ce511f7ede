package org.stillmatch.models;

import ai.onnxruntime.OrtException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The plainest way from a portrait to embeddings, to see that the pack's models fit together. The
/// face module does it properly.
final class PlainFaces {
    private static final double[][] ALIGNED = {
        {38.2946, 51.6963}, {73.5318, 51.5014}, {56.0252, 71.7366}, {41.5493, 92.3655}, {70.7299, 92.2041}
    };

    private final Pack pack;
    private final List<OnnxRun> recognisers = new ArrayList<>();
    private final OnnxRun detector;
    private final OnnxRun landmarks;
    private final OnnxRun check;

    PlainFaces(Pack pack) throws OrtException, IOException {
        this.pack = pack;
        detector = open(pack.model(Role.DETECTOR).orElseThrow());
        landmarks = open(pack.model(Role.LANDMARKS).orElseThrow());
        check = open(pack.model(Role.FACE_CHECK).orElseThrow());
        for (Model model : pack.recognisers()) {
            recognisers.add(open(model));
        }
    }

    /// A square round the most likely face: left, top, side in pixels.
    double[] face(BufferedImage image) throws OrtException {
        double across = image.getHeight() * 4 / 3.0;
        BufferedImage whole = crop(image, 0, 0, across, image.getHeight(), Role.DETECTOR);
        OnnxRun.Outputs found = detector.all(values(whole, Role.DETECTOR), 1, 3, 240, 320);
        float[] scores = found.get("scores");
        float[] boxes = found.get("boxes");
        int best = 0;
        for (int i = 0; i < scores.length / 2; i++) {
            best = scores[2 * i + 1] > scores[2 * best + 1] ? i : best;
        }
        double side = (boxes[4 * best + 3] - boxes[4 * best + 1]) * image.getHeight();
        double centre = (boxes[4 * best] + boxes[4 * best + 2]) / 2 * across;
        return new double[] {centre - side / 2, boxes[4 * best + 1] * image.getHeight(), side};
    }

    /// Eyes, nose and corners of the mouth as the landmark model sees them, in pixels.
    double[][] fivePoints(BufferedImage image, double[] face) throws OrtException {
        BufferedImage crop = crop(image, face[0], face[1], face[2], face[2], Role.LANDMARKS);
        float[] xy = landmarks.only(values(crop, Role.LANDMARKS), 1, 1, 64, 64);
        int[][] groups = {{37, 38, 40, 41}, {43, 44, 46, 47}, {30}, {48, 60}, {54, 64}};
        double[][] points = new double[5][2];
        for (int i = 0; i < 5; i++) {
            for (int index : groups[i]) {
                points[i][0] += (face[0] + face[2] * xy[2 * index]) / groups[i].length;
                points[i][1] += (face[1] + face[2] * xy[2 * index + 1]) / groups[i].length;
            }
        }
        return points;
    }

    /// The face check's outputs for a square.
    OnnxRun.Outputs check(BufferedImage image, double[] square) throws OrtException {
        BufferedImage crop = crop(image, square[0], square[1], square[2], square[2], Role.FACE_CHECK);
        return check.all(values(crop, Role.FACE_CHECK), 1, 3, 48, 48);
    }

    /// Each recogniser's embedding of unit length.
    List<float[]> embeddings(BufferedImage image, double[][] fivePoints) throws OrtException {
        BufferedImage aligned = new BufferedImage(112, 112, BufferedImage.TYPE_INT_RGB);
        draw(image, aligned, similarity(fivePoints));
        List<float[]> embeddings = new ArrayList<>();
        for (int i = 0; i < recognisers.size(); i++) {
            float[] values = values(aligned, pack.recognisers().get(i).input());
            embeddings.add(unit(recognisers.get(i).only(values, 1, 3, 112, 112)));
        }
        return embeddings;
    }

    private BufferedImage crop(BufferedImage image, double x, double y, double width, double height, Role role) {
        Input input = pack.model(role).orElseThrow().input();
        BufferedImage crop = new BufferedImage(input.width(), input.height(), BufferedImage.TYPE_INT_RGB);
        AffineTransform transform = AffineTransform.getScaleInstance(input.width() / width, input.height() / height);
        transform.translate(-x, -y);
        draw(image, crop, transform);
        return crop;
    }

    private static void draw(BufferedImage from, BufferedImage to, AffineTransform transform) {
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, transform, null);
        graphics.dispose();
    }

    private float[] values(BufferedImage image, Role role) {
        return values(image, pack.model(role).orElseThrow().input());
    }

    private static float[] values(BufferedImage image, Input input) {
        int pixels = image.getWidth() * image.getHeight();
        int channels = input.colour().channels();
        float[] values = new float[channels * pixels];
        for (int i = 0; i < pixels; i++) {
            int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            double[] samples = {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
            if (channels == 1) {
                samples[0] = 0.299 * samples[0] + 0.587 * samples[1] + 0.114 * samples[2];
            }
            for (int c = 0; c < channels; c++) {
                values[c * pixels + i] = (float)
                        ((samples[c] - input.mean().get(c)) * input.scale().get(c));
            }
        }
        return values;
    }

    /// The least-squares similarity that takes five points to their places in an aligned crop.
    private static AffineTransform similarity(double[][] from) {
        double fromX = 0;
        double fromY = 0;
        double toX = 0;
        double toY = 0;
        for (int i = 0; i < 5; i++) {
            fromX += from[i][0] / 5;
            fromY += from[i][1] / 5;
            toX += ALIGNED[i][0] / 5;
            toY += ALIGNED[i][1] / 5;
        }
        double a = 0;
        double b = 0;
        double spread = 0;
        for (int i = 0; i < 5; i++) {
            double x = from[i][0] - fromX;
            double y = from[i][1] - fromY;
            a += x * (ALIGNED[i][0] - toX) + y * (ALIGNED[i][1] - toY);
            b += x * (ALIGNED[i][1] - toY) - y * (ALIGNED[i][0] - toX);
            spread += x * x + y * y;
        }
        a /= spread;
        b /= spread;
        return new AffineTransform(a, b, -b, a, toX - a * fromX + b * fromY, toY - b * fromX - a * fromY);
    }

    private static OnnxRun open(Model model) throws OrtException, IOException {
        return new OnnxRun(Files.readAllBytes(model.file()));
    }

    private static float[] unit(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
