package org.stillmatch.face.quality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.stillmatch.face.quality.Assessment.FailureToAssess;
import org.stillmatch.face.quality.Assessment.Value;

/// Every measure's finding on one face, in the order of [Component].
public record QualityReport(Map<Component, Assessment> assessments) {
    /// @throws IllegalArgumentException if a component is missing
    public QualityReport {
        EnumMap<Component, Assessment> copy = new EnumMap<>(Component.class);
        copy.putAll(assessments);
        if (copy.size() != Component.values().length) {
            throw new IllegalArgumentException(
                    "A quality report has all " + Component.values().length + " measures, not only " + copy.keySet());
        }
        assessments = Collections.unmodifiableMap(copy);
    }

    public Assessment of(Component component) {
        Assessment found = assessments.get(component);
        return found == null ? new FailureToAssess("Not measured.") : found;
    }

    /// The value of a component, or empty where it could not be assessed.
    public Optional<Value> value(Component component) {
        return of(component) instanceof Value value ? Optional.of(value) : Optional.empty();
    }

    /// The findings by the name of the measure, in order.
    public SequencedMap<String, Assessment> byName() {
        SequencedMap<String, Assessment> named = new LinkedHashMap<>();
        assessments.forEach((component, assessment) -> named.put(component.label(), assessment));
        return Collections.unmodifiableSequencedMap(named);
    }
}
