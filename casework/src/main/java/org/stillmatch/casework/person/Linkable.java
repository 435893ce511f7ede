package org.stillmatch.casework.person;

import java.util.UUID;

/// A still of a suspect whom nobody has identified, for an offence with a crime number.
///
/// @param reference by which people know its submission
/// @param name by which people know the still, such as an exhibit's reference
/// @param face the number of the face that the submission names and intake confirmed, from 1
public record Linkable(
        UUID still, UUID submission, String reference, UUID retailer, String crimeNumber, String name, int face) {}
