package org.stillmatch.casework.enquiry;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.models.Pack;

/// From which score on a candidate is a lead, and where that number comes from.
///
/// @param source in words, printed with every result
public record Threshold(double value, String source) {
    /// A threshold that the user gave.
    public static Threshold given(double value) {
        return new Threshold(value, "given on the command line");
    }

    /// The threshold at which a search of `subjects` people for somebody who is not among them gives a
    /// lead in a share `fpir` of cases, by the pack's own fitted distribution.
    ///
    /// @return empty when the pack brings no distribution, or none that reaches so small a gallery
    /// @throws IllegalArgumentException if the pack's distribution cannot be read
    public static Optional<Threshold> of(Pack pack, long subjects, double fpir) {
        return pack.section("nonMated").map(NonMatedTail::parse).flatMap(tail -> {
            long size = Math.max(subjects, tail.gallery());
            OptionalDouble value = tail.threshold(size, fpir);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String source = String.format(
                    Locale.ROOT,
                    "FPIR %s at %,d subjects, from the distribution in pack %s: %s",
                    fpir,
                    subjects,
                    pack.id(),
                    tail.reach(size, fpir));
            return Optional.of(new Threshold(value.getAsDouble(), source));
        });
    }
}
