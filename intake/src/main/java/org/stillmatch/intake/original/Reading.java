package org.stillmatch.intake.original;

import org.stillmatch.audit.act.Refusal;

/// Why somebody reads an original.
///
/// @param act as docs/permissions.csv or docs/states.csv names it
/// @param purpose such as 'casework'
/// @param reason in the reader's words
public record Reading(String act, String purpose, String reason) {
    /// @throws Refusal if no purpose or reason is given
    public Reading {
        if (purpose.isBlank()) {
            throw Refusal.invalid("purpose", "Say what you read the file for.");
        }
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "Say why you need to read the file.");
        }
    }
}
