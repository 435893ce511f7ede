package org.stillmatch.casework.examination;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.stillmatch.audit.act.Refusal;

/// A full examination of one entry: every component with its finding and, where there is something to say, a note.
public record Features(Map<Component, Feature> byComponent) {
    private static final int LONGEST_NOTE = 500;

    /// @param note may be empty
    public record Feature(Finding finding, String note) {}

    public Features {
        byComponent = Map.copyOf(byComponent);
    }

    /// Out of words as they were typed.
    ///
    /// @param findings and notes by the word of the component
    /// @throws Refusal naming every component without a finding
    public static Features of(Map<String, String> findings, Map<String, String> notes) {
        Map<String, String> wrong = new HashMap<>();
        Map<Component, Feature> found = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            String note = notes.getOrDefault(component.word(), "").strip();
            if (note.length() > LONGEST_NOTE) {
                wrong.put("notes." + component.word(), "A note has at most 500 characters.");
            }
            Finding.of(findings.getOrDefault(component.word(), ""))
                    .ifPresentOrElse(
                            finding -> found.put(component, new Feature(finding, note)),
                            () -> wrong.put(
                                    "findings." + component.word(),
                                    "Select what you found of the " + component.word() + "."));
        }
        for (String word : findings.keySet()) {
            if (Component.of(word).isEmpty()) {
                wrong.put("findings." + word, "There is no component of that name.");
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return new Features(found);
    }
}
