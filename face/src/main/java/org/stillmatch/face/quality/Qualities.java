package org.stillmatch.face.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// The front door: a face goes in, every measure's finding comes out.
///
/// No measure leans on the brightness of skin: exposure is judged by what is clipped or rounded away,
/// lighting and contrast by quotients within the face. A test holds every measure to it.
public final class Qualities {
    private static final List<Measure> MEASURES = List.of(
            new IlluminationUniformity(),
            new LuminanceVariance(),
            new UnderExposurePrevention(),
            new OverExposurePrevention(),
            new DynamicRange(),
            new Sharpness(),
            new CompressionArtifacts(),
            new NaturalColour(),
            new SingleFacePresent(),
            new EyesOpen(),
            new MouthClosed(),
            new InterEyeDistance(),
            new HeadSize(),
            new CropOfTheFaceImage(Component.LEFTWARD_CROP),
            new CropOfTheFaceImage(Component.RIGHTWARD_CROP),
            new CropOfTheFaceImage(Component.UPWARD_CROP),
            new CropOfTheFaceImage(Component.DOWNWARD_CROP),
            new HeadPose(Component.HEAD_POSE_YAW),
            new HeadPose(Component.HEAD_POSE_PITCH),
            new HeadPose(Component.HEAD_POSE_ROLL),
            new HeadPoseCertainty(),
            new MotionBlur(),
            new Noise(),
            new DetectorConfidence(),
            new RecogniserResponse(),
            new FacePlausibility());

    private Qualities() {}

    /// Assesses one face by every measure; never throws for what a picture shows.
    public static QualityReport assess(FaceSample sample) {
        Optional<FacePatch> patch = FacePatch.cut(sample);
        Map<Component, Assessment> found = new EnumMap<>(Component.class);
        for (Measure measure : MEASURES) {
            found.put(measure.component(), assess(measure, sample, patch));
        }
        found.put(Component.UNIFIED_QUALITY_SCORE, UnifiedQualityScore.of(found));
        return new QualityReport(found);
    }

    private static Assessment assess(Measure measure, FaceSample sample, Optional<FacePatch> patch) {
        return switch (measure) {
            case Measure.OfSample byNumbers -> byNumbers.assess(sample);
            case Measure.OfPatch byPixels ->
                patch.isPresent()
                        ? byPixels.assess(patch.get())
                        : new FailureToAssess("Too little of the face is inside the picture, or it is too small.");
        };
    }
}
