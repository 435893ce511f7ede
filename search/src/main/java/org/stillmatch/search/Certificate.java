package org.stillmatch.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stillmatch.template.PackId;

/// What a search compared and what it left out. It says nothing about who anybody is.
///
/// Compared means that the reference's score was computed, or that a bound proved it too low to matter.
///
/// @param references all references of the gallery's snapshot
/// @param eligible those that no reason of the request's eligibility excluded and no erasure took away
/// @param compared the eligible ones whose view the probe meets
/// @param rescored the compared ones whose score was computed in full; the bound pruned the others
/// @param excluded the reasons of the eligibility in their order, then 'view does not meet', whose counts may be
///     0, then 'erased since the snapshot' if there are any
/// @param greatestPruned what a pruned reference's final score could have been at most, if any was pruned
/// @param greatestNotReturned the final score of the best group that is not among the candidates, if there is one
/// @param kernel what computed the scores
/// @param exact whether the answer equals that of a plain loop over every compared reference
/// @param snapshot the id that the caller gave the gallery's snapshot
/// @param cohort the id of the cohort that the caller normalised the scores by, if any
public record Certificate(
        int references,
        int eligible,
        int compared,
        int rescored,
        List<Exclusion> excluded,
        OptionalDouble greatestPruned,
        OptionalDouble greatestNotReturned,
        String kernel,
        boolean exact,
        PackId pack,
        String snapshot,
        Optional<String> cohort) {
    /// @throws IllegalArgumentException if the counts do not add up or a pruned reference might have mattered
    public Certificate {
        excluded = List.copyOf(excluded);
        long leftOut = excluded.stream().mapToLong(Exclusion::references).sum();
        if (compared + leftOut != references || compared > eligible || eligible > references) {
            throw new IllegalArgumentException(compared + " compared of " + eligible + " eligible and " + leftOut
                    + " left out do not make " + references + " references");
        }
        if (rescored < 0 || rescored > compared || greatestPruned.isPresent() != rescored < compared) {
            throw new IllegalArgumentException(
                    rescored + " of " + compared + " compared were rescored, the others at most " + greatestPruned);
        }
        if (greatestPruned.isPresent()
                && !(greatestPruned.getAsDouble() < greatestNotReturned.orElse(Double.NEGATIVE_INFINITY))) {
            throw new IllegalArgumentException("A pruned reference may score " + greatestPruned.getAsDouble()
                    + ", not below the greatest not returned, " + greatestNotReturned);
        }
    }
}
