package org.stillmatch.casework.repack;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.template.PackId;

/// A new pack on its way into service.
///
/// @param folder of the pack, by its name in the folder of packs
/// @param templates that it had made when it was last asked
/// @param notCovered images that are held and of which it can make no template
/// @param reason why it was stopped
/// @param trouble what keeps failing, if something does
public record Repack(
        UUID id,
        long number,
        RepackState state,
        UUID organisation,
        PackId pack,
        String packName,
        String folder,
        String startedBy,
        Instant startedAt,
        Optional<Instant> coveredAt,
        Optional<String> endedBy,
        Optional<Instant> endedAt,
        Optional<String> reason,
        int templates,
        int notCovered,
        Optional<String> trouble) {}
