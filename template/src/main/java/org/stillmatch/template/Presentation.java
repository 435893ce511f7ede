package org.stillmatch.template;

/// How a face was shown when its template was made: what a search must know beside the template.
///
/// @param yaw in degrees, 0 towards the camera, positive towards the viewer's right
/// @param pitch in degrees, positive upwards
/// @param poseSpread standard deviation of the pose model's yaw in degrees: 1–2 on a clear face,
///     60 on the back of a head or on no face
/// @param interEye distance between the eye centres, in pixels of the picture
/// @param faceProbability what the second opinion says of there being a face, 0 to 1
/// @param response length of the embedding before it was normalised, in the recogniser's own units
public record Presentation(
        float yaw, float pitch, float poseSpread, float interEye, float faceProbability, float response) {}
