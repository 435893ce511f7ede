package org.stillmatch.intake.protocol;

import java.util.Arrays;
import java.util.Locale;

/// What the police promise a retailer, so that a clock can run for it.
public enum Undertaking {
    VIOLENT_FIRST("Look into a violent incident before others"),
    NAMED_OFFICER("Name an officer"),
    UPDATE("Send an update");

    private final String promise;

    Undertaking(String promise) {
        this.promise = promise;
    }

    /// The name in tables and in the API, such as 'named officer'.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What has to be done, as people read it.
    public String promise() {
        return promise;
    }

    static Undertaking of(String words) {
        return Arrays.stream(values())
                .filter(undertaking -> undertaking.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no undertaking '" + words + "'"));
    }
}
