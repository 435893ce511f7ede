package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void givesTheCodesOfTheStandardsOwnTable(long seconds, String code) {
        assertEquals(code, Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)), 8));
    }

    @Test
    void acceptsTheCodesOfNowAndOfOneStepBeforeAndAfter() {
        long step = Totp.step(NOW);

        for (long near = step - 1; near <= step + 1; near++) {
            assertEquals(OptionalLong.of(near), Totp.accept(SECRET, Totp.code(SECRET, near), NOW, 0));
        }
        assertEquals(OptionalLong.empty(), Totp.accept(SECRET, Totp.code(SECRET, step - 2), NOW, 0));
        assertEquals(OptionalLong.empty(), Totp.accept(SECRET, Totp.code(SECRET, step + 2), NOW, 0));
    }

    @Test
    void acceptsNoCodeOfAStepThatWasUsedNorOfOneBefore() {
        long step = Totp.step(NOW);

        assertEquals(OptionalLong.empty(), Totp.accept(SECRET, Totp.code(SECRET, step), NOW, step));
        assertEquals(OptionalLong.empty(), Totp.accept(SECRET, Totp.code(SECRET, step - 1), NOW, step));
        assertEquals(OptionalLong.of(step + 1), Totp.accept(SECRET, Totp.code(SECRET, step + 1), NOW, step));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesSecretsAsRfc4648Has(String bytes, String text) {
        assertEquals(text, Base32.of(bytes.getBytes(StandardCharsets.US_ASCII)));
    }
}
