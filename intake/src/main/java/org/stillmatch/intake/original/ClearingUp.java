package org.stillmatch.intake.original;

import java.io.IOException;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.stillmatch.audit.act.Tasks;

/// Deletes the key and the bytes of what was erased, and of what a crash left half stored.
public final class ClearingUp implements Tasks.Task {
    static final String NAME = "clear up original";

    private final ObjectProvider<Originals> originals;

    public ClearingUp(ObjectProvider<Originals> originals) {
        this.originals = originals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID thing) throws IOException {
        originals.getObject().clearUp(thing);
    }
}
