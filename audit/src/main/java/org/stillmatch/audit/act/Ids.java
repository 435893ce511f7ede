package org.stillmatch.audit.act;

import java.util.UUID;

/// Where the ids of new things come from: drawn by lot, and about ascending with time, so that indexes stay small.
@FunctionalInterface
public interface Ids {
    UUID next();
}
