package org.stillmatch.models;

/// A model pack cannot be built or used. The message says what is wrong, with which file, and what to do.
public final class PackException extends Exception {
    private static final long serialVersionUID = 1L;

    public PackException(String message) {
        super(message);
    }

    public PackException(String message, Throwable cause) {
        super(message, cause);
    }
}
