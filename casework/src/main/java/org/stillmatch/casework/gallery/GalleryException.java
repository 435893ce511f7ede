package org.stillmatch.casework.gallery;

import java.io.IOException;

/// A gallery cannot be used as asked: it is of another pack, newer than this program, in use, or not there.
public final class GalleryException extends IOException {
    private static final long serialVersionUID = 1;

    GalleryException(String message) {
        super(message);
    }

    GalleryException(String message, Throwable cause) {
        super(message, cause);
    }
}
