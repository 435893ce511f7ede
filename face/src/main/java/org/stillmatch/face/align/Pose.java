package org.stillmatch.face.align;

/// Which way a head looks, in degrees, and how sure the model is of it.
///
/// @param yaw positive when the head turns towards the viewer's right, 0 when it faces the camera
/// @param spread standard deviation of the model's yaw distribution: 1–2 on a clear frontal face,
///     about 60 on the back of a head or on no face at all
public record Pose(float yaw, float pitch, float roll, float spread) {
    /// From this spread on the model does not know which way the head looks. On photographs of LFW 98 %
    /// lie below; on heads turned by 45° it is 1–5, by 90° mostly above.
    public static final float UNSURE = 25;
}
