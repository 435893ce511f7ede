package org.stillmatch.casework.imports;

import java.util.Optional;
import org.stillmatch.casework.custody.RowReader;
import org.stillmatch.casework.custody.RowReader.Fault;

/// How long the words of a list may be, as the register has it.
final class Limit {
    private static final int WORD = 200;
    private static final int VIEW = 40;

    private Limit() {}

    static String id(String text) throws Fault {
        return limited(text, WORD);
    }

    static Optional<String> word(Optional<String> text) throws Fault {
        return text.isEmpty() ? text : Optional.of(limited(text.get(), WORD));
    }

    static Optional<String> view(Optional<String> text) throws Fault {
        return text.isEmpty() ? text : Optional.of(limited(text.get(), VIEW));
    }

    /// As much of a field as a report shows.
    static String shown(String text) {
        return text.length() > WORD ? text.substring(0, WORD) + "…" : text;
    }

    private static String limited(String text, int most) throws Fault {
        if (text.length() > most) {
            throw RowReader.fault("A field has " + text.length() + " characters, more than " + most + ": shorten it.");
        }
        if (text.indexOf('\0') >= 0) {
            throw RowReader.fault("A field holds a character that is none: take it out.");
        }
        return text;
    }
}
