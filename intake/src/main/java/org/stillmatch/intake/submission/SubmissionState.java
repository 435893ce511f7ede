package org.stillmatch.intake.submission;

import java.util.Arrays;
import java.util.Locale;

/// How far a submission has come; docs/states.csv says what leads where.
public enum SubmissionState {
    DRAFT,
    RECEIVED,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    UNDER_ENQUIRY,
    CLOSED,
    CHARGED;

    /// The name in tables, files and the API, such as 'under enquiry'.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// @throws IllegalArgumentException if there is no such state
    public static SubmissionState of(String words) {
        return Arrays.stream(values())
                .filter(state -> state.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state '" + words + "'"));
    }

    /// What its retailer reads. Nothing here tells whether anybody is known to the police: a submission is 'received'
    /// until an enquiry is asked for, whoever is in custody records.
    public String retailersWords(boolean betterImageNeeded) {
        return switch (this) {
            case RECEIVED, ACCEPTED -> betterImageNeeded ? "better image needed" : "received";
            default -> words();
        };
    }
}
