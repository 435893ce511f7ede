package org.stillmatch.face.net;

import org.jspecify.annotations.Nullable;

/// A network could not be loaded or run: the pack is broken or does not fit this program.
public final class NetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NetworkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
