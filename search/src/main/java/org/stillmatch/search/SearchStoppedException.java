package org.stillmatch.search;

/// A search was stopped by its own signal before it had compared every reference; there is no answer.
public final class SearchStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SearchStoppedException() {
        super("The search was stopped before every reference was compared: there is no answer; ask again");
    }
}
