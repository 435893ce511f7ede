package org.stillmatch.evaluation.degrade;

import java.util.random.RandomGenerator;
import org.stillmatch.face.decode.Picture;

/// A fault of CCTV, applied by a known amount to a picture whose eyes are a known distance apart.
///
/// @param name as reports print it
/// @param interEye distance between the eyes after shrinking, in pixels; 0 keeps the picture's size
/// @param motionBlur length of the horizontal smear after shrinking, in pixels; 1 or less is none
/// @param noise standard deviation of the noise on each sample, in grey levels of 255
/// @param jpegQuality 1 to 100, or 0 for no compression
public record Degradation(String name, double interEye, double motionBlur, double noise, int jpegQuality) {

    /// The picture after the fault, in the order in which a camera adds them: optics and distance,
    /// movement, sensor, recorder.
    ///
    /// @param eyes distance between the eyes in `picture`, in pixels
    /// @param chance the source of the noise
    public Picture apply(Picture picture, double eyes, RandomGenerator chance) {
        Picture out = interEye > 0 ? Faults.shrink(picture, interEye / eyes) : picture;
        if (motionBlur > 1) {
            out = Faults.smear(out, motionBlur);
        }
        if (noise > 0) {
            out = Faults.noise(out, noise, chance);
        }
        return jpegQuality > 0 ? Faults.compress(out, jpegQuality) : out;
    }
}
