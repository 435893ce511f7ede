package org.stillmatch.casework.custody;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What decides on which days a custody image may be compared, and for which offences. Days are counted from 1970.
///
/// @param adultOn the first day on which the person is 18; `NEVER` if the day of birth is not known
/// @param capturedOn `NEVER` if it is not known
/// @param reviewOn the last day on which it may be compared; `NEVER` if there is none
/// @param demo whether a demonstration stands in for a basis and a review date
public record Terms(int adultOn, int capturedOn, int reviewOn, boolean basis, boolean demo, boolean withdrawn) {
    /// For a day that is not known.
    public static final int NEVER = Integer.MIN_VALUE;

    private static final int OF_AGE = 18;
    private static final int LEAP_DAY = 29;

    static Terms of(CustodyEntry entry) {
        return new Terms(
                entry.bornOn().map(Terms::adultOn).orElse(NEVER),
                day(entry.capturedOn()),
                day(entry.reviewOn()),
                entry.basis().isPresent(),
                entry.demoBasis(),
                entry.withdrawn().isPresent());
    }

    /// The day on which somebody comes of age. Who was born on 29 February is a year older on 1 March.
    public static int adultOn(LocalDate born) {
        LocalDate birthday = born.plusYears(OF_AGE);
        boolean leapt = born.getMonth() == Month.FEBRUARY
                && born.getDayOfMonth() == LEAP_DAY
                && birthday.getDayOfMonth() != LEAP_DAY;
        return (int) (leapt ? birthday.plusDays(1) : birthday).toEpochDay();
    }

    private static int day(Optional<LocalDate> day) {
        return day.map(d -> (int) d.toEpochDay()).orElse(NEVER);
    }

    /// The first reason why it may not be compared on a day, null if it may.
    ///
    /// @param underAge whether the policy lets images taken under the age of 18 be compared for the offence
    public @Nullable String objection(int day, boolean underAge) {
        if (withdrawn) {
            return Eligible.WITHDRAWN;
        }
        if (!underAge && adultOn != NEVER && (capturedOn == NEVER ? day : capturedOn) < adultOn) {
            return Eligible.UNDER_AGE;
        }
        if (reviewOn != NEVER && day > reviewOn) {
            return Eligible.REVIEW_PASSED;
        }
        if (demo) {
            return null;
        }
        if (!basis) {
            return Eligible.NO_BASIS;
        }
        return reviewOn == NEVER ? Eligible.NO_REVIEW : null;
    }
}
