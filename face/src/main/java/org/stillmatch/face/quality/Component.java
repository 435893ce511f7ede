package org.stillmatch.face.quality;

/// The names of the measures, in the order of a report.
///
/// Where ISO/IEC 29794-5:2025 has the component, its English name is used as its reference
/// implementation spells it; the rest are this system's own. The standard's LuminanceMean is left out
/// on purpose: it judges how bright the skin is. So are the components that need a segmentation of the
/// face (EyesVisible, occlusions, head coverings, background).
public enum Component {
    UNIFIED_QUALITY_SCORE("UnifiedQualityScore", true),
    ILLUMINATION_UNIFORMITY("IlluminationUniformity", true),
    LUMINANCE_VARIANCE("LuminanceVariance", true),
    UNDER_EXPOSURE_PREVENTION("UnderExposurePrevention", true),
    OVER_EXPOSURE_PREVENTION("OverExposurePrevention", true),
    DYNAMIC_RANGE("DynamicRange", true),
    SHARPNESS("Sharpness", true),
    COMPRESSION_ARTIFACTS("CompressionArtifacts", true),
    NATURAL_COLOUR("NaturalColour", true),
    SINGLE_FACE_PRESENT("SingleFacePresent", true),
    EYES_OPEN("EyesOpen", true),
    MOUTH_CLOSED("MouthClosed", true),
    INTER_EYE_DISTANCE("InterEyeDistance", true),
    HEAD_SIZE("HeadSize", true),
    LEFTWARD_CROP("LeftwardCropOfTheFaceImage", true),
    RIGHTWARD_CROP("RightwardCropOfTheFaceImage", true),
    UPWARD_CROP("UpwardCropOfTheFaceImage", true),
    DOWNWARD_CROP("DownwardCropOfTheFaceImage", true),
    HEAD_POSE_YAW("HeadPoseYaw", true),
    HEAD_POSE_PITCH("HeadPosePitch", true),
    HEAD_POSE_ROLL("HeadPoseRoll", true),
    HEAD_POSE_CERTAINTY("HeadPoseCertainty", false),
    MOTION_BLUR("MotionBlur", false),
    NOISE("Noise", false),
    DETECTOR_CONFIDENCE("DetectorConfidence", false),
    RECOGNISER_RESPONSE("RecogniserResponse", false),
    FACE_PLAUSIBILITY("FacePlausibility", false);

    private final String label;
    private final boolean standard;

    Component(String label, boolean standard) {
        this.label = label;
        this.standard = standard;
    }

    /// The name in reports, such as `Sharpness`.
    public String label() {
        return label;
    }

    /// Whether ISO/IEC 29794-5 has a component of this name. The way of measuring may still differ;
    /// each measure says how.
    public boolean standard() {
        return standard;
    }
}
