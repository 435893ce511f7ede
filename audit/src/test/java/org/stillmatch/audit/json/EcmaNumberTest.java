package org.stillmatch.audit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaNumberTest {
    /// The samples of RFC 8785, appendix B.
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void theSamplesOfTheRfcAreWrittenAsItSays(String bits, String text) {
        assertEquals(text, EcmaNumber.text(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
    }

    /// Worked out by hand: where one digit is enough, where the layouts change.
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1, -1",
        "0.1, 0.1",
        "0.5, 0.5",
        "12, 12",
        "1.5, 1.5",
        "100, 100",
        "123456, 123456",
        "2e-3, 0.002",
        "4.50, 4.5",
        "1e-7, 1e-7",
        "1.2e-7, 1.2e-7",
        "1.2e-6, 0.0000012",
        "1e20, 100000000000000000000",
        "1.2e21, 1.2e+21",
        "2e23, 2e+23",
        "1e-323, 1e-323",
        "1.5e-323, 1.5e-323",
        "-0.3000000000000004, -0.3000000000000004"
    })
    void otherNumbersAreLaidOutAsEcmaScriptDoes(double value, String text) {
        assertEquals(text, EcmaNumber.text(value));
    }

    @Test
    void whatIsWrittenReadsBackWithTheSameBits() {
        SplittableRandom random = new SplittableRandom(8785);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                String text = EcmaNumber.text(value);
                assertEquals(value, Double.parseDouble(text), 0);
                assertTrue(text.length() <= 25, text);
            }
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> EcmaNumber.text(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> EcmaNumber.text(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> EcmaNumber.text(Double.NEGATIVE_INFINITY));
    }
}
