package org.stillmatch.audit.log;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;

/// A page of what was found in the log, latest first.
///
/// @param next the `below` of the next page, if there is one
public record Found(List<Line> lines, OptionalLong next) {
    /// @param index its place in the log
    /// @param role by its code
    public record Line(
            long index,
            Instant at,
            Kind kind,
            String name,
            UUID account,
            String role,
            UUID organisation,
            String purpose,
            List<Thing> about) {}

    public Found {
        lines = List.copyOf(lines);
    }
}
