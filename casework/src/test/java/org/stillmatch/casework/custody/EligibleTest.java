package org.stillmatch.casework.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EligibleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private static Optional<String> objection(Entries entry) {
        return Eligible.objection(entry.entry(), TODAY);
    }

    @Test
    void basisAndReviewDateAreBothNeeded() {
        assertEquals(Optional.of(Eligible.NO_BASIS), objection(Entries.of("S", "1")));
        assertEquals(
                Optional.of(Eligible.NO_REVIEW), objection(Entries.of("S", "1").basis("PACE")));
        assertEquals(
                Optional.of(Eligible.NO_BASIS), objection(Entries.of("S", "1").reviewOn(TODAY)));
        assertEquals(Optional.empty(), objection(Entries.lawful("S", "1", TODAY)));
    }

    @Test
    void theReviewDateIsTheLastDay() {
        assertEquals(Optional.empty(), objection(Entries.lawful("S", "1", TODAY)));
        assertEquals(Optional.of(Eligible.REVIEW_PASSED), objection(Entries.lawful("S", "1", TODAY.minusDays(1))));
    }

    @Test
    void aDemonstrationStandsInForWhatIsAbsentAndForNothingElse() {
        assertEquals(Optional.empty(), objection(Entries.of("S", "1").demo()));
        assertEquals(
                Optional.of(Eligible.REVIEW_PASSED),
                objection(Entries.of("S", "1").demo().reviewOn(TODAY.minusDays(1))));
        assertEquals(
                Optional.of(Eligible.UNDER_AGE),
                objection(Entries.of("S", "1").demo().born(TODAY.minusYears(17))));
    }

    @Test
    void eighteenIsReachedOnTheBirthday() {
        LocalDate born = LocalDate.of(2000, 6, 15);
        Entries entry = Entries.lawful("S", "1", TODAY).born(born);

        assertEquals(Optional.empty(), objection(entry.captured(born.plusYears(18))));
        assertEquals(
                Optional.of(Eligible.UNDER_AGE),
                objection(entry.captured(born.plusYears(18).minusDays(1))));
    }

    @Test
    void aLeapDaysChildIsOfAgeOnTheFirstOfMarch() {
        Entries entry = Entries.lawful("S", "1", TODAY).born(LocalDate.of(2004, 2, 29));

        assertEquals(Optional.of(Eligible.UNDER_AGE), objection(entry.captured(LocalDate.of(2022, 2, 28))));
        assertEquals(Optional.empty(), objection(entry.captured(LocalDate.of(2022, 3, 1))));
    }

    @Test
    void whoIsUnderAgeTodayWasSoWhenever() {
        assertEquals(
                Optional.of(Eligible.UNDER_AGE),
                objection(Entries.lawful("S", "1", TODAY)
                        .born(TODAY.minusYears(18).plusDays(1))));
        assertEquals(Optional.empty(), objection(Entries.lawful("S", "1", TODAY).born(TODAY.minusYears(18))));
    }
}
