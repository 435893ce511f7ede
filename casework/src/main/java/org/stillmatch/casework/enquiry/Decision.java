package org.stillmatch.casework.enquiry;

/// The three answers to a still. Two of them are good answers without anybody's name in them.
public enum Decision {
    LEAD("lead"),
    NO_LEAD("no lead"),
    NOT_SEARCHABLE("not searchable");

    private final String words;

    Decision(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
