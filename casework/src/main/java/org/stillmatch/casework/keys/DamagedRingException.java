package org.stillmatch.casework.keys;

/// What was asked for lies, or may lie, in a part of the key ring that is damaged. Other parts go on working.
public final class DamagedRingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedRingException(String message) {
        super(message);
    }
}
