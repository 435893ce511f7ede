package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That the check of what retailers are told finds what it is there for, and nothing else.
class DiscretionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":0}",
                "no lead",
                "Matched in custody",
                "The person was identified.",
                "x-score: 1",
                "He is known to the police.",
                "Two examiners decide."
            })
    void whatTellsIsFound(String text) {
        assertTrue(Discretion.TELLING.matcher(text).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your named officer has not been named yet.",
                "Most prolific, unidentified",
                "identify suspects of retail crime",
                "{\"examined\":true,\"state\":\"under enquiry\",\"suspect\":1}",
                "<html class=\"govuk-template\">Every act here is on record.",
                "misleading"
            })
    void whatARetailerReadsByRightIsNot(String text) {
        assertFalse(Discretion.TELLING.matcher(text).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"01a22896-abce-7d0c-beb3-0941a1cf3ec3\"}",
                "{\"likeness\":0.61234567890123}",
                "{\"from\":\"Rowan High Street\"}",
                "CU-2024-00007",
                "[0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,0.1,0.2,0.3,0.4,0.5,0.6,0.7,"
                        + "0.8,0.9,0.1,0.2,0.3,0.4,-0.5e-3,0.6]"
            })
    void whatIsSomebodyElsesIsFound(String text) {
        assertEquals(1, discretion().objections(text).size(), text);
    }

    @Test
    void whatIsTheRetailersOwnIsNot() {
        String own =
                "{\"id\":\"01A22896-abce-7d0c-beb3-0941a1cf3ec2\",\"store\":\"Alder\",\"sharpness\":0.5123456789012}";

        assertEquals(List.of(), discretion().objections(own));
    }

    private static Discretion discretion() {
        return new Discretion(
                Set.of("01a22896-abce-7d0c-beb3-0941a1cf3ec2"),
                List.of(0.61234567890123),
                List.of("CU-2024-00007"),
                List.of("Rowan", "Willow"));
    }
}
