package org.stillmatch.template;

import java.util.List;

/// What reading a template file from end to end found.
///
/// @param entries how many whole records there are
/// @param damaged what could not be read, in the order of the file; stays as it is
/// @param tornBytes the length of a record at the end that was never written whole, 0 if the last one was
public record Reading(long entries, List<Damage> damaged, long tornBytes) {
    public Reading {
        damaged = List.copyOf(damaged);
    }
}
