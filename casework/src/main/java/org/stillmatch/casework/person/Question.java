package org.stillmatch.casework.person;

/// Two stills that an examiner is to compare. It tells no score, and not whether there is one.
public record Question(Linkable a, Linkable b) {
    public Pair pair() {
        return new Pair(a.still(), b.still());
    }
}
