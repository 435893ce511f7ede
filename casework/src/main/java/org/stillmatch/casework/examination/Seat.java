package org.stillmatch.casework.examination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.stillmatch.audit.act.Role;

/// Who of those that answer one question somebody is. The first two are asked from the start, so that being asked tells
/// neither anything.
public enum Seat {
    FIRST(Role.EXAMINER),
    SECOND(Role.VERIFYING_EXAMINER),

    /// Asked when the first two differ, and now and then when they do not.
    ARBITER(Role.ARBITER);

    private final Role role;

    Seat(Role role) {
        this.role = role;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Seat of(String word) {
        return Seat.valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static Optional<Seat> of(Role role) {
        return Arrays.stream(values()).filter(seat -> seat.role == role).findFirst();
    }
}
