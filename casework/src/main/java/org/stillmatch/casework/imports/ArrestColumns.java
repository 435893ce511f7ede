package org.stillmatch.casework.imports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.casework.custody.RowReader;
import org.stillmatch.casework.custody.RowReader.Fault;
import org.stillmatch.casework.register.Arrest;

/// The columns that say in which arrest an image was taken: `arrest` (the source's id), `category`, `disposal`,
/// `arrested_on` and `wrong_person` ('yes' or 'no'). The manifest's own `arrests` lists categories, separated
/// by ';'.
final class ArrestColumns {
    private static final Set<String> OWN = Set.of("arrest", "category", "disposal", "arrested_on", "wrong_person");

    private final List<String> columns;

    ArrestColumns(List<String> columns) {
        this.columns = columns;
    }

    static boolean has(String column) {
        return OWN.contains(column);
    }

    /// @param all that the row tells of
    /// @param takenIn the one in which the image was taken
    record Arrests(List<Arrest.Facts> all, Optional<Arrest.Facts> takenIn) {}

    Arrests read(List<String> fields, Optional<String> categories) throws Fault {
        Optional<Arrest.Facts> takenIn = takenIn(fields);
        List<Arrest.Facts> all = new ArrayList<>(listed(categories));
        takenIn.ifPresent(all::add);
        return new Arrests(all, takenIn);
    }

    /// Arrests of which no more than the category is known, named by it.
    static List<Arrest.Facts> listed(Optional<String> categories) throws Fault {
        List<Arrest.Facts> all = new ArrayList<>();
        for (String part : new LinkedHashSet<>(List.of(categories.orElse("").split(";", -1)))) {
            if (!part.isBlank()) {
                String category = Limit.id(part.strip());
                all.add(new Arrest.Facts(category, category, Optional.empty(), Optional.empty(), false));
            }
        }
        return all;
    }

    private Optional<Arrest.Facts> takenIn(List<String> fields) throws Fault {
        Optional<String> arrest = field(fields, "arrest");
        if (arrest.isEmpty()) {
            for (String column : OWN) {
                if (field(fields, column).isPresent()) {
                    throw RowReader.fault("The row says something of an arrest and does not name it: fill in arrest.");
                }
            }
            return Optional.empty();
        }
        String category =
                field(fields, "category").orElseThrow(() -> RowReader.fault("The arrest has no category: fill it in."));
        return Optional.of(new Arrest.Facts(
                Limit.id(arrest.get()),
                Limit.id(category),
                Limit.word(field(fields, "disposal")),
                date(field(fields, "arrested_on")),
                wrongPerson(field(fields, "wrong_person").orElse("no"))));
    }

    private static boolean wrongPerson(String text) throws Fault {
        return switch (text.strip()) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw RowReader.fault("wrong_person is neither yes nor no.");
        };
    }

    private static Optional<LocalDate> date(Optional<String> text) throws Fault {
        try {
            return text.map(String::strip).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw RowReader.fault("arrested_on is no date: write it as 2026-01-31.");
        }
    }

    private Optional<String> field(List<String> fields, String column) {
        int at = columns.indexOf(column);
        return at < 0 || fields.get(at).isBlank() ? Optional.empty() : Optional.of(fields.get(at));
    }
}
