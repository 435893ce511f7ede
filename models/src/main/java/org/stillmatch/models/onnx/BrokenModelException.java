package org.stillmatch.models.onnx;

/// A file is not the network it should be: truncated, garbage, or built of parts not understood here.
///
/// Unchecked, since it can arise at every byte; the builder of the pack turns it into a
/// `PackException` that names the file.
public final class BrokenModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenModelException(String message) {
        super(message);
    }
}
