package org.stillmatch.casework.person;

import java.util.UUID;

/// A still of a suspect whom nobody has identified, for an offence with a crime number.
///
/// @param reference by which people know its submission
/// @param name by which people know the still, such as an exhibit's reference
/// @param face the number of the face that the submission names and intake confirmed, from 1
public record Linkable(
        UUID still,
        UUID submission,
        String reference,
        UUID retailer,
        String retailerName,
        String crimeNumber,
        String name,
        int face) {
    /// By what it is told from all others: two retailers may have a submission of the same reference.
    public String words() {
        return name + " of " + retailerName + "’s " + reference;
    }
}
