package org.stillmatch.casework.receipt;

/// The fields of a receipt that tell of a person. In its signed part they stand as [Sealed] alone.
public enum Personal {
    /// The name a subject has in custody records; under the subject's key.
    SUBJECT("subject"),

    /// The custody image that resembled the probe most, by its file name; under the subject's key.
    IMAGE("image"),

    /// The still's file name; under the still's own key.
    STILL("still"),

    /// Who asked; under the still's own key.
    USER("user"),

    /// The probe's template and how its face was shown; under the still's own key.
    PROBE("probe");

    private final String words;

    Personal(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
