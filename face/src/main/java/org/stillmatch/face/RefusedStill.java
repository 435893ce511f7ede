package org.stillmatch.face;

/// A still was not answered; the message says why and what to do.
public final class RefusedStill extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedStill(String message) {
        super(message);
    }
}
