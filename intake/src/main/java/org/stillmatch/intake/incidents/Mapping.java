package org.stillmatch.intake.incidents;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Refusal;

/// How a list says things.
///
/// @param columns the heading of the column that holds a field, by the field's code
/// @param constants what a field is in all rows, or where its column is empty
/// @param values what a value of the list stands for, by field: for 'violence' perhaps 'Assault' for 'force'
/// @param dateFormat such as 'dd/MM/yyyy HH:mm'; null for 2026-03-01 14:05
/// @param timeFormat such as 'HH:mm'; of columns that hold the time alone
/// @param zone whose clocks are meant; null for Europe/London
public record Mapping(
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, Map<String, String>> values,
        @Nullable String dateFormat,
        @Nullable String timeFormat,
        @Nullable String zone) {
    static final String LONDON = "Europe/London";

    // What comes from outside may leave any of them out.
    @SuppressWarnings({"NullAway", "ConstantValue"})
    public Mapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        constants = constants == null ? Map.of() : Map.copyOf(constants);
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    public static Mapping empty() {
        return new Mapping(Map.of(), Map.of(), Map.of(), null, null, null);
    }

    /// What the headings look like; a person then corrects it.
    public static Mapping guess(List<String> headings) {
        Map<String, String> columns = new TreeMap<>();
        for (IncidentField field : IncidentField.values()) {
            headings.stream()
                    .filter(heading -> !columns.containsValue(heading) && field.isOftenCalled(heading))
                    .findFirst()
                    .ifPresent(heading -> columns.put(field.code(), heading));
        }
        return new Mapping(columns, Map.of(), Map.of(), null, null, null);
    }

    /// @throws Refusal naming each part of it that cannot be used with these headings
    void require(List<String> headings) {
        Map<String, String> wrong = new TreeMap<>();
        columns.forEach((field, heading) -> {
            if (IncidentField.of(field).isEmpty()) {
                wrong.put("mapping.columns." + field, "There is no field '" + field + "'.");
            } else if (!headings.contains(heading)) {
                wrong.put("mapping.columns." + field, "The list has no column '" + heading + "'.");
            }
        });
        constants.keySet().stream()
                .filter(field -> IncidentField.of(field).isEmpty())
                .forEach(field -> wrong.put("mapping.constants." + field, "There is no field '" + field + "'."));
        values.keySet().stream()
                .filter(field -> IncidentField.of(field).isEmpty())
                .forEach(field -> wrong.put("mapping.values." + field, "There is no field '" + field + "'."));
        try {
            Moments.of(this);
        } catch (DateTimeException | IllegalArgumentException e) {
            wrong.put("mapping.dateFormat", "Write dates as dd/MM/yyyy HH:mm is written, and zones as Europe/London.");
        }
        if (columns.isEmpty()) {
            wrong.put("mapping.columns", "Say which column holds what.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }

    ZoneId place() {
        return ZoneId.of(zone == null ? LONDON : zone);
    }

    /// What a value of the list stands for.
    String translated(IncidentField field, String value) {
        Map<String, String> known = values.getOrDefault(field.code(), Map.of());
        return known.entrySet().stream()
                .filter(entry -> entry.getKey().strip().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(value);
    }
}
