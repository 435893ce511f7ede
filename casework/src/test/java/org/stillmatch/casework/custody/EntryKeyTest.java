package org.stillmatch.casework.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.detect.Box;
import org.stillmatch.template.Entry;

class EntryKeyTest {
    private static final CustodyEntry FULL = new CustodyEntry(
            "Ng \"É\"\n",
            "7",
            "a/b.jpg",
            Optional.of("0f".repeat(32)),
            Optional.of("front"),
            Optional.of(LocalDate.of(2020, 2, 29)),
            Optional.of(LocalDate.of(1990, 1, 31)),
            Optional.of("theft 3"),
            Optional.of("PACE"),
            Optional.of(LocalDate.of(2030, 12, 31)),
            Optional.of("B"),
            true,
            true,
            Optional.of(new Box(1.5f, -2.25f, 100.1f, 3e-7f)),
            Optional.of("gone at source"));

    @Test
    void whatIsWrittenIsReadAgain() {
        for (CustodyEntry entry : List.of(FULL, Entries.of("S", "1").entry(), CustodyEntry.synthetic("x"))) {
            assertEquals(entry, EntryKey.read(EntryKey.write(entry)));
        }
    }

    @Test
    void aKeyIsOneLineOfJson() {
        assertFalse(EntryKey.write(FULL).contains("\n"));
        assertEquals(
                "{\"subject\":\"S\",\"image\":\"1\",\"path\":\"1.jpg\"}",
                EntryKey.write(Entries.of("S", "1").entry()));
    }

    @Test
    void fieldsOfALaterProgramArePassedOver() {
        String key = "{\"subject\":\"S\",\"later\":{\"a\":[1]},\"image\":\"1\",\"path\":\"1.jpg\",\"more\":[{}]}";

        assertEquals(Entries.of("S", "1").entry(), EntryKey.read(key));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        for (String key : List.of("", "x", "[]", "{}", "{\"subject\":\"S\"", "{\"subject\":\"S\",\"image\":\"1\"}")) {
            assertThrows(IllegalArgumentException.class, () -> EntryKey.read(key), key);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> EntryKey.read("{\"subject\":\"S\",\"image\":\"1\",\"path\":\"p\",\"born_on\":\"soon\"}"));
    }

    @Test
    void theLongestRowFitsAKey() throws Exception {
        String subject = "\u0001".repeat(7_900);
        CustodyRow row =
                new RowReader(Path.of(""), List.of(Column.PATH, Column.SUBJECT)).row(2, List.of("a.jpg", subject));
        String key = EntryKey.write(CustodyEntry.of(row, true).with(FULL.sha256(), FULL.box()));

        assertEquals(key, new Entry(key, Entries.template(1), List.of()).key());
        assertTrue(key.length() < Entry.LONGEST_KEY);
    }
}
