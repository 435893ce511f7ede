package org.stillmatch.casework.custody;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The columns of a custody manifest, in the order in which the guide names them.
enum Column {
    PATH,
    SUBJECT,
    IMAGE,
    VIEW,
    CAPTURED_ON,
    BORN_ON,
    ARRESTS,
    BASIS,
    REVIEW_ON,
    COHORT;

    /// Its name in the header.
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> of(String header) {
        return Arrays.stream(values()).filter(c -> c.header().equals(header)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Column::header).collect(Collectors.joining(","));
    }
}
