package org.stillmatch.server.demo;

import java.util.Locale;
import java.util.Optional;
import org.stillmatch.evaluation.degrade.Degradation;
import org.stillmatch.face.align.Point;

/// A still or clip to ask about: a scene, and how bad a camera saw it.
///
/// @param subject whom it truly shows; empty if that person is not in the gallery. It is compared with the
///     answer afterwards and with nothing else
/// @param face where the suspect's face is in the scene, in pixels, as the person who sends a still would say;
///     empty where the scene shows one person
/// @param eyes distance between the suspect's eyes in the scene, in pixels
record Probe(
        int number, Optional<String> subject, Scene scene, Optional<Point> face, double eyes, Degradation degradation) {
    /// How many pixels of the still one pixel of the scene becomes.
    double scale() {
        return Math.min(1, degradation.interEye() / eyes);
    }

    /// What was done to the scene, in words; the pixels are those between the eyes.
    String conditions() {
        StringBuilder words = new StringBuilder(scene.stretch() ? "clip, " : "");
        words.append(String.format(Locale.ROOT, "%.0f px", Math.min(degradation.interEye(), eyes)));
        if (degradation.motionBlur() > 1) {
            words.append(String.format(Locale.ROOT, ", smear %.0f", degradation.motionBlur()));
        }
        if (degradation.noise() > 0) {
            words.append(String.format(Locale.ROOT, ", noise %.0f", degradation.noise()));
        }
        return words.append(", JPEG ").append(degradation.jpegQuality()).toString();
    }
}
