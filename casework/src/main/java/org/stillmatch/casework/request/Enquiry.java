package org.stillmatch.casework.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.receipt.Policy.Mode;

/// An authority to search, asked for, given or refused, and used.
///
/// @param number by which people name it, from 1
/// @param organisation the force
/// @param parent the enquiry that this one searches again for
/// @param standing the standing search that made it
/// @param offence the code of an offence class
/// @param seriousness of that class, 1 to 5
/// @param endsAt when the authority ends, used or not
/// @param decided by whom it was authorised or refused
/// @param level the grade that the policy asks for
/// @param reason why it was refused, cancelled or parked
/// @param attempt what the task of searching is known by
public record Enquiry(
        UUID id,
        long number,
        UUID organisation,
        Optional<UUID> parent,
        Optional<UUID> standing,
        EnquiryState state,
        String purpose,
        String offence,
        int seriousness,
        String crimeNumber,
        UUID submission,
        Mode mode,
        Person requester,
        Instant requestedAt,
        Instant endsAt,
        Optional<Decided> decided,
        Optional<String> level,
        Optional<String> reason,
        Optional<UUID> attempt,
        Optional<Instant> searchedAt,
        List<Still> stills) {
    /// Somebody who acted.
    public record Person(UUID account, String name) {}

    /// Who authorised or refused it, and when.
    public record Decided(Person by, Instant at) {}

    /// A still that it is about, searched apart from the others.
    ///
    /// @param face the number of the face that is meant, from 1
    /// @param searched whether it has been
    /// @param unsearched why it could not be
    public record Still(UUID id, int face, boolean searched, Optional<String> unsearched) {
        /// One that has not come to its turn yet.
        public Still(UUID id, int face) {
            this(id, face, false, Optional.empty());
        }

        boolean waits() {
            return !searched && unsearched.isEmpty();
        }
    }

    public Enquiry {
        stills = List.copyOf(stills);
    }

    /// Whether any of its stills was searched.
    public boolean hasSearched() {
        return stills.stream().anyMatch(Still::searched);
    }
}
