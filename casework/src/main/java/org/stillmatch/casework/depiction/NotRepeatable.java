package org.stillmatch.casework.depiction;

import org.stillmatch.face.decode.Unreadable;

/// A picture cannot be made again here from what was given, and so none is.
public final class NotRepeatable extends Exception {
    private static final long serialVersionUID = 1L;

    private NotRepeatable(String message) {
        super(message);
    }

    static NotRepeatable otherFile() {
        return new NotRepeatable("This is not the file that the recipe was written for.");
    }

    static NotRepeatable otherPixels() {
        return new NotRepeatable(
                "This is the file that the recipe was written for, but it is read differently here than it was then.");
    }

    static NotRepeatable unreadable(Unreadable why) {
        NotRepeatable exception = new NotRepeatable("The file cannot be read here. " + why.sentence());
        exception.initCause(why);
        return exception;
    }
}
