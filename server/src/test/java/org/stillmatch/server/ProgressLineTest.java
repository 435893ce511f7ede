package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void itSaysHowMuchHowFastAndHowMuchLonger() {
        assertEquals("0 of 3,000 pictures, 0.0 a second", ProgressLine.text("pictures", 0, 3_000, 2));
        assertEquals(
                "1,000 of 3,000 pictures, 25.0 a second, 1 min 20 s left",
                ProgressLine.text("pictures", 1_000, 3_000, 40));
        assertEquals(
                "1 of 100,000 pictures, 10.0 a second, 2 h 46 min left",
                ProgressLine.text("pictures", 1, 100_000, 0.1));
        assertEquals("9 of 9 pictures, 3.0 a second, 0 s left", ProgressLine.text("pictures", 9, 9, 3));
    }

    @Test
    void theEndLeavesACleanLine() {
        StringWriter shown = new StringWriter();
        ProgressLine line = new ProgressLine(new PrintWriter(shown), "pictures");
        line.at(9, 9);
        line.end();

        String[] parts = shown.toString().split("\r", -1);
        assertEquals("", parts[0]);
        assertEquals("", parts[2].strip());
        assertEquals(parts[1].length(), parts[2].length());
        assertEquals("", parts[3]);
    }
}
