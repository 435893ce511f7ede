package org.stillmatch.template;

import java.io.IOException;

/// A file is refused as a whole: it is no template file, of another pack, newer than this program, or in use.
public final class TemplateFileException extends IOException {
    private static final long serialVersionUID = 1;

    TemplateFileException(String message) {
        super(message);
    }
}
