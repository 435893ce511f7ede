package org.stillmatch.server.demo;

import java.util.ArrayList;
import java.util.List;

/// Breaks prose into lines that a terminal shows whole.
final class Wrapped {
    static final int COLUMNS = 110;

    private Wrapped() {}

    /// The lines of a text, broken at spaces; a word longer than a line stays whole.
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
