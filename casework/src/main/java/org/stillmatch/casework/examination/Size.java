package org.stillmatch.casework.examination;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.casework.depiction.Frame;

/// In which of its frames a picture of a sheet is shown.
public enum Size {
    /// Among many.
    SMALL(Frame.SMALL),
    /// Head and shoulders, beside another.
    HEAD(Frame.HEAD),
    /// The face alone.
    FACE(Frame.FACE);

    private final Frame frame;

    Size(Frame frame) {
        this.frame = frame;
    }

    Frame frame() {
        return frame;
    }

    public static Optional<Size> of(String word) {
        return Stream.of(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
