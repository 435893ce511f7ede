package org.stillmatch.casework.gallery;

/// What is known in memory of the log: no template and nothing personal.
record Index(Slots slots, Amendments amendments, Tombstones tombstones, Commits commits) {
    Index() {
        this(new Slots(), new Amendments(), new Tombstones(), new Commits());
    }
}
