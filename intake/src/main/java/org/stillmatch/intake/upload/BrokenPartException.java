package org.stillmatch.intake.upload;

/// A part of a file did not arrive as it was sent; nothing of it was kept.
public final class BrokenPartException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenPartException() {
        super("The part did not arrive as it was sent. Send it again.");
    }
}
