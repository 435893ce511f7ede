package org.stillmatch.casework.standing;

import java.util.UUID;

/// Of whom is known by now who they are.
@FunctionalInterface
public interface Identified {
    /// Whether two examiners identified the person in a still, and that was not taken back.
    boolean isIdentified(UUID still);
}
