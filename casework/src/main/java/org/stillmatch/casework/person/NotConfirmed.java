package org.stillmatch.casework.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.identification.Identification;

/// What might concern somebody to whom leads point, and of which nothing is a lead.
///
/// @param linked stills that an examiner linked with one of the person's, and in which nobody was identified
/// @param suggested stills that look alike to a computer, and that nobody has compared
/// @param contradicted what examiners held that does not go together with the leads
/// @param notHeld identifications that were withdrawn, and disagreements
public record NotConfirmed(
        List<Beside> linked, List<Beside> suggested, List<Beside> contradicted, List<Doubted> notHeld) {
    public NotConfirmed {
        linked = List.copyOf(linked);
        suggested = List.copyOf(suggested);
        contradicted = List.copyOf(contradicted);
        notHeld = List.copyOf(notHeld);
    }

    /// A still, by what people know it by.
    ///
    /// @param reference of its submission, which another retailer may have too
    public record Named(UUID still, String name, UUID submission, String reference, String retailer) {}

    /// @param own a still of the person
    /// @param other a still beside it
    /// @param conclusion what an examiner concluded of the two; empty of a suggestion
    public record Beside(Named own, Named other, Optional<Conclusion> conclusion) {}

    public record Doubted(Identification identification, Named still) {}
}
