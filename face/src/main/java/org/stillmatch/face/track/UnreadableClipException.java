package org.stillmatch.face.track;

import java.io.Serial;

/// The clip is refused. The message is a sentence or two for the person who sent it: what is wrong and what to do.
public final class UnreadableClipException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableClipException(String reason) {
        super(reason);
    }
}
