package org.stillmatch.casework.nist;

/// A file is no ANSI/NIST-ITL file that is read here; the message is a sentence that says what is wrong and where.
public final class NistRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    NistRefusal(String sentence) {
        super(sentence);
    }

    /// @param at the byte of the file, from 0
    NistRefusal(String sentence, int at) {
        super(sentence + " (at byte " + at + ")");
    }

    /// What is wrong.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
