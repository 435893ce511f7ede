package org.stillmatch.evaluation.outcome;

/// Whether a search could have found its subject. The two non-mated kinds are always stated apart.
public enum SearchKind {
    /// The probe's subject is in the gallery manifest, even if every picture of it failed to enrol.
    MATED("the subject is in the gallery"),
    /// The probe's subject is nowhere in the gallery manifest.
    NOT_IN_GALLERY("subjects who are not in the gallery"),
    /// The subject is in the gallery but its references were left out of this search.
    OWN_SUBJECT_LEFT_OUT("each probe again with its own subject left out");

    private final String words;

    SearchKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isMated() {
        return this == MATED;
    }
}
