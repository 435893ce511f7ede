package org.stillmatch.face.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/// What to tell the person who could send a better still.
///
/// Each fault has the native value from which it is mentioned and the value at which nothing is left to
/// recognise; how far a face has gone from one to the other is how much the fault matters. The decision
/// whether to search is not made here.
public final class Advice {
    private static final int MOST = 3;

    /// @param mild native value from which the fault is mentioned
    /// @param ruinous native value at which it alone spoils a search
    private record Fault(Component component, double mild, double ruinous, DoubleFunction<String> sentence) {
        /// 0 at mild, 1 at ruinous, not cut off above.
        double severity(double nativeValue) {
            return (nativeValue - mild) / (ruinous - mild);
        }
    }

    private record Finding(Component component, double severity, String sentence) {}

    // The order settles ties. Sizes, blur and angles: where this system's own measurements on LFW and
    // surveillance frames begin to fall, and where searches fail.
    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    Component.FACE_PLAUSIBILITY,
                    0.5,
                    0,
                    v -> "This may not be a face. Mark the face you mean, or " + "send another frame."),
            new Fault(
                    Component.HEAD_POSE_CERTAINTY,
                    20,
                    50,
                    v -> "The face cannot be made out well: it may be "
                            + "turned away, covered or smeared. Send a frame that shows the face."),
            new Fault(
                    Component.HEAD_POSE_YAW,
                    35,
                    75,
                    v -> "The face is turned " + degrees(v)
                            + " away from the camera. Send a frame where the person looks towards the camera."),
            new Fault(
                    Component.HEAD_POSE_PITCH,
                    25,
                    55,
                    v -> "The head is tilted up or down by " + degrees(v)
                            + ". Send a frame where the person looks towards the camera."),
            new Fault(Component.LEFTWARD_CROP, 0.4, -0.2, v -> cutOff("left")),
            new Fault(Component.RIGHTWARD_CROP, 0.4, -0.2, v -> cutOff("right")),
            new Fault(Component.DOWNWARD_CROP, 0.4, 0, v -> cutOff("top")),
            new Fault(Component.UPWARD_CROP, 0.95, 0.4, v -> cutOff("bottom")),
            new Fault(
                    Component.INTER_EYE_DISTANCE,
                    14,
                    6,
                    v -> "The eyes are " + pixels(v)
                            + " apart: too small. Send an earlier frame where the person is closer, or the original file "
                            + "from the recorder."),
            new Fault(
                    Component.MOTION_BLUR,
                    0.2,
                    0.4,
                    v -> "The picture is blurred by movement. Send a frame where " + "the person stands still."),
            new Fault(
                    Component.SHARPNESS,
                    0.07,
                    0.14,
                    v -> "The picture is blurred. Send a sharper frame, or the "
                            + "original file from the recorder if this is a copy."),
            new Fault(Component.NOISE, 8, 20, v -> "The picture is grainy. Send a frame taken in better light."),
            new Fault(
                    Component.COMPRESSION_ARTIFACTS,
                    0.44,
                    0.7,
                    v -> "The file is heavily compressed: export it " + "again at the recorder's best quality."),
            new Fault(
                    Component.OVER_EXPOSURE_PREVENTION,
                    0.1,
                    0.5,
                    v -> "Strong light has wiped out " + percent(v)
                            + " of the face. Send a frame where no lamp or sun shines on it."),
            new Fault(
                    Component.UNDER_EXPOSURE_PREVENTION,
                    0.2,
                    0.7,
                    v -> percent(v)
                            + " of the face is lost in shadow. Send a frame where the person stands in the light."),
            new Fault(
                    Component.ILLUMINATION_UNIFORMITY,
                    0.4,
                    0.1,
                    v -> "One side of the face is in shadow. Send a " + "frame where the light falls on both sides."),
            new Fault(
                    Component.DYNAMIC_RANGE,
                    0.3,
                    0.1,
                    v -> "The face is pale and flat, as through haze or dirty "
                            + "glass. Send a frame from another camera if there is one."),
            new Fault(
                    Component.EYES_OPEN,
                    0.015,
                    -0.03,
                    v -> "The eyes are closed. Send a frame from a moment " + "before or after."));

    private Advice() {}

    /// At most three sentences, the one that matters most first; none for a good face.
    public static List<String> from(QualityReport report) {
        List<Finding> findings = new ArrayList<>();
        for (Fault fault : FAULTS) {
            report.value(fault.component()).ifPresent(value -> {
                double v = isAngle(fault.component()) ? Math.abs(value.nativeValue()) : value.nativeValue();
                if (fault.severity(v) > 0) {
                    findings.add(new Finding(
                            fault.component(),
                            fault.severity(v),
                            fault.sentence().apply(v)));
                }
            });
        }
        // Movement blurs, so a blurred picture that moved is told of once, by its cause.
        if (findings.stream().anyMatch(f -> f.component() == Component.MOTION_BLUR)) {
            findings.removeIf(f -> f.component() == Component.SHARPNESS);
        }
        findings.sort(Comparator.comparingDouble(Finding::severity).reversed());
        return findings.stream().limit(MOST).map(Finding::sentence).toList();
    }

    private static boolean isAngle(Component component) {
        return component == Component.HEAD_POSE_YAW || component == Component.HEAD_POSE_PITCH;
    }

    private static String cutOff(String edge) {
        return "The face is cut off at the " + edge + " of the picture. Send a frame with the whole face in view.";
    }

    private static String degrees(double v) {
        return Math.round(v) + " degrees";
    }

    private static String pixels(double v) {
        return Math.round(v) == 1 ? "1 pixel" : Math.round(v) + " pixels";
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "%";
    }
}
