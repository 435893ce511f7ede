package org.stillmatch.casework.request;

import java.util.Arrays;
import java.util.Locale;

/// How far an enquiry has come; docs/states.csv says what leads where.
public enum EnquiryState {
    REQUESTED,
    AUTHORISED,
    REFUSED,
    CANCELLED,

    /// It is with the examiners, with candidates or as a control.
    SEARCHED,
    NO_LEAD,

    /// The examiners have answered about each of its stills.
    CONCLUDED,

    /// It failed for good and waits for a person.
    PARKED;

    /// The name in tables, files and the API, such as 'no lead'.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static EnquiryState of(String words) {
        return Arrays.stream(values())
                .filter(state -> state.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state '" + words + "'"));
    }
}
