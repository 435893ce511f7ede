package org.stillmatch.face.decode;

/// Why a file is not read, with a sentence for the person who could send a better one.
public enum Reason {
    EMPTY("The file is empty: send it again."),
    NOT_A_FILE("There is no such file: check the name."),
    NO_ACCESS("The file cannot be opened: check who may read it."),
    TOO_MANY_BYTES("The file is too large: send one still, not a clip or an archive."),
    TOO_MANY_PIXELS("The picture has too many pixels: send it smaller, or cut out the part that matters."),
    TOO_SMALL("The picture is too small for a face: send it in full size, not as a thumbnail."),
    NOT_A_PICTURE("The file is not a picture: send the still as JPEG or PNG."),
    UNSUPPORTED("This kind of picture is not read: save it as JPEG or PNG and send that."),
    TRUNCATED("The file ends before the picture does: send it again."),
    DAMAGED("The file is damaged: export the still once more and send that.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /// What is wrong and what to do about it.
    public String sentence() {
        return sentence;
    }
}
