package org.stillmatch.casework.imports;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.stillmatch.audit.act.Actor;

/// An import, and how far it is.
///
/// @param state 'running', 'done' or 'stopped'
/// @param folder below the configured one, empty if the files were uploaded
/// @param list the CSV file, empty if there is none
/// @param mostGone how many images a full list may lack, if somebody said
/// @param total rows, once they are counted
/// @param outcomes how many rows came to what
/// @param reason why it stopped
public record CustodyImport(
        UUID id,
        Kind kind,
        String state,
        Actor actor,
        Instant askedAt,
        String folder,
        String list,
        OptionalLong keyOwner,
        Optional<Instant> asOf,
        OptionalInt mostGone,
        OptionalInt total,
        Map<String, Integer> outcomes,
        Optional<Instant> doneAt,
        Optional<String> reason) {
    public CustodyImport {
        outcomes = Map.copyOf(outcomes);
    }

    /// Rows that are done with.
    public int finished() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int of(Outcome outcome) {
        return outcomes.getOrDefault(outcome.code(), 0);
    }

    public boolean running() {
        return state.equals("running");
    }
}
