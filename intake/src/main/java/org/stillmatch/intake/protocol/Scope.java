package org.stillmatch.intake.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Actor;

/// Which retailers' data an actor may see.
public final class Scope {
    /// For the condition of a query whose parameter `own` is what [#own] says.
    public static final String CONDITION = "(cast(:own as uuid) is null or organisation_id = :own)";

    private Scope() {}

    /// The only organisation whose data the actor may see; null if all retailers'.
    public static @Nullable UUID own(Actor actor) {
        return actor.role().isRetailers() ? actor.organisation() : null;
    }
}
