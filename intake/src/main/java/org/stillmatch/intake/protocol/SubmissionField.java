package org.stillmatch.intake.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a protocol may allow in a submission beside the offence, the place, the time and the exhibits.
public enum SubmissionField {
    GOODS("Goods taken"),
    LOSS("Value of the loss"),
    VIOLENCE("Violence"),
    ABUSE("Threats or abuse"),
    WEAPON("A weapon"),
    STAFF("Staff involved"),
    DESCRIPTION("Description of the suspect"),
    STATEMENT("Statement"),
    VEHICLE("Vehicle"),
    STAFF_NAMES("Names of staff, not initials or roles alone");

    private final String words;

    SubmissionField(String words) {
        this.words = words;
    }

    /// The name in protocols and in the API, such as 'goods'.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As people read it.
    public String words() {
        return words;
    }

    public static Optional<SubmissionField> of(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}
