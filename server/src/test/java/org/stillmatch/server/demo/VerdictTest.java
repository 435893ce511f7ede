package org.stillmatch.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillmatch.casework.enquiry.Decision;

class VerdictTest {
    private static final Optional<String> THIS = Optional.of("subject-A");
    private static final Optional<String> ANOTHER = Optional.of("subject-B");
    private static final Optional<String> NOBODY = Optional.empty();

    @Test
    void aLeadIsRightOnlyIfItNamesThePersonWhoIsThere() {
        assertEquals(Verdict.RIGHT_LEAD, Verdict.of(Decision.LEAD, THIS, THIS));
        assertEquals(Verdict.WRONG_LEAD, Verdict.of(Decision.LEAD, THIS, ANOTHER));
        assertEquals(Verdict.WRONG_LEAD, Verdict.of(Decision.LEAD, NOBODY, ANOTHER));
        assertEquals(Verdict.WRONG_LEAD, Verdict.of(Decision.LEAD, NOBODY, NOBODY));
    }

    @Test
    void noLeadIsRightOnlyIfThePersonIsNotInTheGallery() {
        assertEquals(Verdict.RIGHT_NO_LEAD, Verdict.of(Decision.NO_LEAD, NOBODY, ANOTHER));
        assertEquals(Verdict.MISSED, Verdict.of(Decision.NO_LEAD, THIS, THIS));
        assertEquals(Verdict.MISSED, Verdict.of(Decision.NO_LEAD, THIS, ANOTHER));
    }

    @Test
    void aStillThatIsNotSearchedIsRefusedWhoeverItShows() {
        assertEquals(Verdict.REFUSED, Verdict.of(Decision.NOT_SEARCHABLE, THIS, NOBODY));
        assertEquals(Verdict.REFUSED, Verdict.of(Decision.NOT_SEARCHABLE, NOBODY, NOBODY));
    }
}
