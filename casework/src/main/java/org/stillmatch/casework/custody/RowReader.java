package org.stillmatch.casework.custody;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Makes rows out of the fields of a manifest, and finds their faults.
public final class RowReader {
    /// The most characters of all fields together, so that an entry's key always fits a template file.
    private static final int LONGEST = 8_000;

    private final Path folder;
    private final List<Column> columns;

    RowReader(Path folder, List<Column> columns) {
        this.folder = folder.toAbsolutePath().normalize();
        this.columns = columns;
    }

    /// A reader for rows below a header.
    ///
    /// @param folder in which the pictures are
    /// @throws Fault if a column is unknown, repeated or missing; the message goes on from the name of the file
    public static RowReader of(List<String> header, Path folder) throws Fault {
        List<Column> columns = new ArrayList<>();
        for (String name : header) {
            columns.add(Column.of(name.strip())
                    .orElseThrow(() -> new Fault("has a column '" + name.strip() + "', which is none of " + Column.all()
                            + ": rename or remove it")));
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new Fault("names a column twice: remove one of the two");
        }
        for (Column needed : List.of(Column.PATH, Column.SUBJECT)) {
            if (!columns.contains(needed)) {
                throw new Fault("has no column '" + needed.header()
                        + "': its first row names its columns, path and subject at least");
            }
        }
        return new RowReader(folder, columns);
    }

    /// A row or a header cannot be used; the message is the reason.
    public static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        Fault(String reason) {
            super(reason);
        }
    }

    /// Why a row cannot be used, for whoever reads more columns than these.
    public static Fault fault(String reason) {
        return new Fault(reason);
    }

    /// @param number as a spreadsheet counts, the header being row 1
    /// @throws Fault if the row cannot be used
    public CustodyRow row(long number, List<String> fields) throws Fault {
        if (fields.size() != columns.size()) {
            throw new Fault("The row has " + fields.size() + " fields and the header " + columns.size()
                    + ": give each column its field, empty or not.");
        }
        if (fields.stream().mapToInt(String::length).sum() > LONGEST) {
            throw new Fault("The row has more than " + LONGEST + " characters: shorten it.");
        }
        String path = needed(fields, Column.PATH);
        CustodyRow row = new CustodyRow(
                number,
                path,
                file(path),
                needed(fields, Column.SUBJECT),
                field(fields, Column.IMAGE).orElse(path),
                field(fields, Column.VIEW),
                date(fields, Column.CAPTURED_ON),
                date(fields, Column.BORN_ON),
                field(fields, Column.ARRESTS),
                field(fields, Column.BASIS),
                date(fields, Column.REVIEW_ON),
                field(fields, Column.COHORT));
        if (row.bornOn().isPresent()
                && row.capturedOn().filter(row.bornOn().get()::isAfter).isPresent()) {
            throw new Fault("captured_on lies before born_on: correct the one that is wrong.");
        }
        return row;
    }

    /// A field that is there and not blank, as it stands.
    Optional<String> field(List<String> fields, Column column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= fields.size() || fields.get(at).isBlank()
                ? Optional.empty()
                : Optional.of(fields.get(at));
    }

    private String needed(List<String> fields, Column column) throws Fault {
        return field(fields, column)
                .orElseThrow(() -> new Fault("The row has no " + column.header() + ": fill it in."));
    }

    private Optional<LocalDate> date(List<String> fields, Column column) throws Fault {
        Optional<String> text = field(fields, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get().strip()));
        } catch (DateTimeParseException e) {
            throw new Fault(column.header() + " is no date: write it as 2026-01-31.");
        }
    }

    /// Links are followed, since a folder of links to the pictures is an ordinary thing; `..` and absolute
    /// paths are followed only as far as they stay inside the manifest's folder.
    private Path file(String path) throws Fault {
        Path file;
        try {
            file = folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new Fault("The path cannot name a file here: rename the file, or set LC_ALL to C.UTF-8.");
        }
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new Fault("The path leads out of the manifest's folder: put the picture or a link to it inside.");
        }
        return file;
    }
}
