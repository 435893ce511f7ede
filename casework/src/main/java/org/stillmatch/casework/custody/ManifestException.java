package org.stillmatch.casework.custody;

/// A manifest is refused as a whole. The message says what is wrong, with which file, and what to do.
public final class ManifestException extends Exception {
    private static final long serialVersionUID = 1;

    ManifestException(String message) {
        super(message);
    }

    ManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
