package org.stillmatch.intake.still;

import java.io.IOException;
import java.util.UUID;
import org.stillmatch.audit.act.Tasks;

/// Looks for the faces of what arrived.
public final class Examining implements Tasks.Task {
    static final String NAME = "examine still";

    private final Stills stills;

    public Examining(Stills stills) {
        this.stills = stills;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID thing) throws IOException {
        stills.examine(thing);
    }
}
