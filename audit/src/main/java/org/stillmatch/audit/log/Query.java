package org.stillmatch.audit.log;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;

/// Which acts are asked for; what is empty does not matter.
///
/// @param about the thing that it was done to, such as a person who was searched for
/// @param account who did it
/// @param name of the act
/// @param from this moment on
/// @param until before this moment
/// @param below only entries before this one, to go on where a page ended
public record Query(
        Optional<Thing> about,
        Optional<UUID> account,
        Optional<String> purpose,
        Optional<Kind> kind,
        Optional<String> name,
        Optional<Instant> from,
        Optional<Instant> until,
        OptionalLong below) {

    public static Query all() {
        return new Query(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }
}
