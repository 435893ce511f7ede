package org.stillmatch.intake.original;

import java.io.IOException;

/// What lies in the store is not what was put there.
public final class DamagedOriginalException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedOriginalException(String message) {
        super(message);
    }

    DamagedOriginalException(String message, Throwable cause) {
        super(message, cause);
    }
}
