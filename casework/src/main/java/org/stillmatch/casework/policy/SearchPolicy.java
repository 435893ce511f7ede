package org.stillmatch.casework.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;

/// A version of the rules for searching.
///
/// @param number by which people name it, from 1
/// @param state 'draft', 'in force' or 'replaced'
/// @param fpir the share of searches for somebody who is not in the gallery that the threshold lets give a lead
/// @param threshold the score from which on a candidate is a lead
/// @param source where the threshold comes from, in words
/// @param signedBy the name of its owner, once signed
public record SearchPolicy(
        UUID id,
        int number,
        String state,
        UUID evaluation,
        double fpir,
        double threshold,
        String source,
        PolicyTerms terms,
        String draftedBy,
        Instant draftedAt,
        Optional<String> signedBy,
        Optional<Instant> signedAt,
        Optional<Instant> inForceAt,
        Optional<Instant> replacedAt) {
    /// @param what the authority is for, as the beginning of a sentence
    /// @return the grade that it asks for
    /// @throws Refusal unless the authoriser has it
    public String requireGrade(Actor authoriser, int seriousness, String what) {
        String grade = terms.level(seriousness).grade();
        if (!terms.mayAuthorise(authoriser.account(), seriousness)) {
            throw Refusal.forbidden(what + " policy " + number + " asks for the authority of: " + grade + ".");
        }
        return grade;
    }
}
