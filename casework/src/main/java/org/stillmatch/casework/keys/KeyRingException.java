package org.stillmatch.casework.keys;

import java.io.IOException;

/// A key ring cannot be used as asked. The message says why and what to do.
public final class KeyRingException extends IOException {
    private static final long serialVersionUID = 1;

    KeyRingException(String message) {
        super(message);
    }
}
