package org.stillmatch.casework.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Somebody whom nobody has identified: stills of which each two were found to show one person.
///
/// @param id made of the stills: whoever has the same stills is the same
/// @param stills two or more, in the order of their ids
/// @param sharesWith others with whom it has a still in common: it is not settled whether they are one
public record UnknownPerson(UUID id, List<Linkable> stills, List<UUID> sharesWith) {
    public UnknownPerson {
        stills = List.copyOf(stills);
        sharesWith = List.copyOf(sharesWith);
    }

    static UUID idOf(List<Linkable> stills) {
        String text = stills.stream().map(still -> still.still().toString()).collect(Collectors.joining(" "));
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// How many offences: crime numbers that are not the same.
    public long offences() {
        return stills.stream().map(Linkable::crimeNumber).distinct().count();
    }

    public long submissions() {
        return stills.stream().map(Linkable::submission).distinct().count();
    }

    public long retailers() {
        return stills.stream().map(Linkable::retailer).distinct().count();
    }

    /// Whether one number of offences can be given without counting a still for two people.
    public boolean isSettled() {
        return sharesWith.isEmpty();
    }
}
