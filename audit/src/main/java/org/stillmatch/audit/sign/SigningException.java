package org.stillmatch.audit.sign;

import java.io.IOException;

/// The signing keys cannot be used; the message says why and what to do.
public final class SigningException extends IOException {
    private static final long serialVersionUID = 1L;

    SigningException(String message) {
        super(message);
    }
}
