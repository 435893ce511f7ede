package org.stillmatch.casework.examination;

import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;

/// What only supervisors do, whichever door it is asked for at.
public final class Supervising {
    private Supervising() {}

    /// @throws Refusal if somebody else asks
    public static void require(Actor actor) {
        if (actor.role() != Role.SUPERVISOR) {
            throw Refusal.forbidden("Only a supervisor does this.");
        }
    }
}
