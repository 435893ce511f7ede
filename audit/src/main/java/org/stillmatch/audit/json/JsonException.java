package org.stillmatch.audit.json;

/// A file is not the JSON that it should be. The message says what is wrong and never quotes what stands there.
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
