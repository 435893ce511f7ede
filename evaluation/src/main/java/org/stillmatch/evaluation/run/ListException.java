package org.stillmatch.evaluation.run;

import java.io.IOException;

/// A list of pictures or pairs does not make sense; the message says where and why.
public final class ListException extends IOException {
    private static final long serialVersionUID = 1L;

    ListException(String message) {
        super(message);
    }
}
