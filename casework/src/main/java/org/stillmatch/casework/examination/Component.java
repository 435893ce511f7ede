package org.stillmatch.casework.examination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A part of the face that is compared on its own. What to look at is in our words; the method is the morphological
/// comparison of ASTM E3149, which also says that nothing is measured in the pictures.
public enum Component {
    OUTLINE("Outline of the face and head, and how long it is for its width"),
    HAIRLINE("Where the hair begins, its line and its gaps; the hair itself changes"),
    FOREHEAD("Height, slope and bulges"),
    EYEBROWS("Shape, thickness, and how they lie to the eyes"),
    EYES("Shape of the openings, folds of the lids, and how they are set"),
    NOSE("Root, bridge, tip and nostrils, from the front and the side"),
    CHEEKS("Cheekbones and hollows"),
    MOUTH("Width, fullness and line of the lips, and the groove above them"),
    CHIN("Shape, cleft, and how far it stands out"),
    JAW("Line and angle"),
    EARS("Outer rim, inner folds and lobe, and how they stand"),
    NECK("Width, and what stands out"),
    LINES("Creases and folds of the skin"),
    MARKS("Scars, moles, tattoos and other marks: place, shape and size beside what is near");

    private final String lookAt;

    Component(String lookAt) {
        this.lookAt = lookAt;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String lookAt() {
        return lookAt;
    }

    static Optional<Component> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
