package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.RowReader;
import org.stillmatch.casework.custody.RowReader.Fault;
import org.stillmatch.casework.offences.OffenceRole;
import org.stillmatch.casework.offences.RecordedOffence;

/// Reads recorded offences: `offence` (the record's id at the source), `subject`, `role`, `date`, `class` and,
/// for a
/// correction, `corrects` (the id of the record in whose place it comes) and `reference` (by what authority).
final class OffenceList implements ListFile.Rows {
    private static final List<String> NEEDED = List.of("offence", "subject", "role", "date", "class");
    private static final Set<String> FURTHER = Set.of("corrects", "reference");

    private final List<String> columns;
    private final List<Line> lines;

    private OffenceList(List<String> columns, List<Line> lines) {
        require(columns);
        this.columns = columns;
        this.lines = lines;
    }

    /// A row: whom it is about and what it says, or why it cannot be used.
    record Line(int row, String offence, String subject, Optional<RecordedOffence.Facts> facts, String fault) {}

    static void require(List<String> columns) {
        for (String column : columns) {
            if (!NEEDED.contains(column) && !FURTHER.contains(column)) {
                throw Refusal.invalid(
                        "list",
                        "The list has a column '" + column + "', which is none of " + String.join(",", NEEDED)
                                + ",corrects,reference.");
            }
        }
        for (String column : NEEDED) {
            if (!columns.contains(column)) {
                throw Refusal.invalid("list", "The list has no column '" + column + "'.");
            }
        }
    }

    static List<Line> read(InputStream bytes) throws IOException {
        List<Line> lines = new ArrayList<>();
        ListFile.read(bytes, columns -> new OffenceList(columns, lines));
        return lines;
    }

    @Override
    public void row(int number, List<String> fields) {
        String offence = Limit.shown(field(fields, "offence").orElse(""));
        String subject = field(fields, "subject").orElse("");
        try {
            lines.add(new Line(number, offence, subject, Optional.of(facts(fields)), ""));
        } catch (Fault e) {
            lines.add(new Line(number, offence, subject, Optional.empty(), String.valueOf(e.getMessage())));
        }
    }

    private RecordedOffence.Facts facts(List<String> fields) throws Fault {
        if (fields.size() != columns.size()) {
            throw RowReader.fault("The row has " + fields.size() + " fields and the header " + columns.size()
                    + ": give each column its field, empty or not.");
        }
        needed(fields, "subject");
        return new RecordedOffence.Facts(
                Limit.id(needed(fields, "offence")),
                OffenceRole.of(needed(fields, "role").strip())
                        .orElseThrow(() -> RowReader.fault(
                                "The role is none of reported, suspected, charged, convicted and acquitted.")),
                date(needed(fields, "date")),
                Limit.id(needed(fields, "class")),
                Limit.word(field(fields, "corrects")),
                Limit.word(field(fields, "reference")));
    }

    private String needed(List<String> fields, String column) throws Fault {
        return field(fields, column).orElseThrow(() -> RowReader.fault("The row has no " + column + ": fill it in."));
    }

    private static LocalDate date(String text) throws Fault {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw RowReader.fault("The date is none: write it as 2026-01-31.");
        }
    }

    private Optional<String> field(List<String> fields, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= fields.size() || fields.get(at).isBlank()
                ? Optional.empty()
                : Optional.of(fields.get(at));
    }
}
