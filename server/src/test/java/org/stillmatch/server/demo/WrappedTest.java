package org.stillmatch.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTest {
    @Test
    void noLineIsTooLongAndNoWordIsLost() {
        String text =
                "not searchable, because the face is too small. ".repeat(12).strip();

        List<String> lines = Wrapped.lines(text);

        assertTrue(lines.stream().allMatch(l -> l.length() <= Wrapped.COLUMNS), lines::toString);
        assertEquals(text, String.join(" ", lines));
    }

    @Test
    void aWordThatIsLongerThanALineStaysWhole() {
        String path = "a".repeat(200);

        assertEquals(List.of("see", path, "there"), Wrapped.lines("see " + path + " there"));
    }
}
