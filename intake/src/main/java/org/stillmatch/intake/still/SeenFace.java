package org.stillmatch.intake.still;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.stillmatch.face.Face;
import org.stillmatch.face.quality.Assessment;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;

/// A face of a still by its number, or a frame that a clip offers; never a template.
///
/// @param number by which people name it, from 1
/// @param person of a clip, from 1; empty in a still
/// @param micros when in a clip; 0 in a still
/// @param box in pixels of the upright picture
/// @param measures by their names
/// @param obstacle why it is not worth a search, in words; empty if nothing stands in the way
/// @param advice what would help, in sentences for the person who could send a better still
public record SeenFace(
        int number,
        OptionalInt person,
        long micros,
        Box box,
        Map<String, Measured> measures,
        Optional<String> obstacle,
        List<String> advice) {
    /// Left, top, width and height in pixels.
    public record Box(float left, float top, float width, float height) {}

    /// @param nativeValue in the measure's own unit
    /// @param scalar 0 (worst) to 100 (best)
    public record Measured(double nativeValue, int scalar) {}

    public SeenFace {
        measures = Map.copyOf(measures);
        advice = List.copyOf(advice);
    }

    static SeenFace of(
            int number, OptionalInt person, long micros, Face face, QualityReport report, Searchability fit) {
        Map<String, Measured> measures = new java.util.TreeMap<>();
        report.byName().forEach((name, found) -> {
            if (found instanceof Assessment.Value value) {
                measures.put(name, new Measured(value.nativeValue(), value.scalar()));
            }
        });
        return new SeenFace(
                number,
                person,
                micros,
                new Box(
                        face.box().x(),
                        face.box().y(),
                        face.box().width(),
                        face.box().height()),
                measures,
                fit.obstacle().map(Searchability.Obstacle::words),
                fit.advice());
    }

    /// Whether it is worth a search.
    public boolean good() {
        return obstacle.isEmpty();
    }

    /// Why it is not worth a search, with what would help.
    String reason() {
        return advice.isEmpty() ? obstacle.map(words -> sentence(words)).orElse("") : String.join(" ", advice);
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
