package org.stillmatch.casework.keys;

/// An owner has no key: it was erased, or there never was one. What it sealed cannot be opened.
public final class NoKeyException extends Exception {
    private static final long serialVersionUID = 1;

    NoKeyException(String message) {
        super(message);
    }
}
