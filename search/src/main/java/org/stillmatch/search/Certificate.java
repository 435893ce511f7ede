package org.stillmatch.search;

import java.util.List;
import java.util.OptionalDouble;
import org.stillmatch.template.PackId;

/// What a search compared and what it left out. It says nothing about who anybody is.
///
/// @param references all references of the gallery
/// @param eligible those that no reason of the request's eligibility excluded
/// @param compared the eligible ones whose view the probe meets
/// @param excluded the reasons of the eligibility in their order, then 'view does not meet'; counts may be 0
/// @param kernel what computed the scores
/// @param exact whether the answer equals that of a plain loop over every compared reference
/// @param greatestNotReturned the final score of the best group that is not among the candidates, if there is one
public record Certificate(
        int references,
        int eligible,
        int compared,
        List<Exclusion> excluded,
        String kernel,
        PackId pack,
        boolean exact,
        OptionalDouble greatestNotReturned) {
    /// @throws IllegalArgumentException if the counts do not add up
    public Certificate {
        excluded = List.copyOf(excluded);
        long leftOut = excluded.stream().mapToLong(Exclusion::references).sum();
        if (compared + leftOut != references || compared > eligible || eligible > references) {
            throw new IllegalArgumentException(compared + " compared of " + eligible + " eligible and " + leftOut
                    + " left out do not make " + references + " references");
        }
    }
}
