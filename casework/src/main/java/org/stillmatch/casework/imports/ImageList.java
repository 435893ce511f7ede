package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.CustodyRow;
import org.stillmatch.casework.custody.RowReader;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Person;

/// Reads lists of custody images: the columns of custody.csv, those of [ArrestColumns], and in a list of
/// changes
/// `change`, which is 'added', 'changed' or 'gone'. A row that is gone needs only its image.
final class ImageList implements ListFile.Rows {
    private static final String CHANGE = "change";
    private static final String GONE = "gone";

    private final List<Entry> entries;
    private final Map<String, Integer> rowOf = new HashMap<>();
    private final List<String> columns;
    private final List<Integer> ofManifest = new ArrayList<>();
    private final RowReader reader;
    private final ArrestColumns arrests;
    private final boolean changes;

    private ImageList(List<String> columns, boolean changes, List<Entry> entries) {
        this.columns = columns;
        this.entries = entries;
        this.changes = changes;
        this.arrests = new ArrestColumns(columns);
        if (changes != columns.contains(CHANGE)) {
            throw Refusal.invalid(
                    "list",
                    changes
                            ? "A list of changes needs a column 'change': added, changed or gone."
                            : "The list has a column 'change': import it as the changes of a day.");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equals(CHANGE) && !ArrestColumns.has(columns.get(i))) {
                ofManifest.add(i);
                names.add(columns.get(i));
            }
        }
        try {
            // Where the files are is the import's affair, so that any folder will do.
            this.reader = RowReader.of(names, Path.of(""));
        } catch (RowReader.Fault e) {
            throw Refusal.invalid("list", "The list " + e.getMessage() + ".");
        }
    }

    /// @throws Refusal if the header is not as it should be
    static void require(List<String> columns, boolean changes) {
        ImageList unused = new ImageList(columns, changes, new ArrayList<>());
    }

    /// @param changes whether it is a list of the changes of a day
    /// @throws Refusal if it cannot be read, or its header is not as it should be
    static List<Entry> read(InputStream bytes, boolean changes) throws IOException {
        List<Entry> all = new ArrayList<>();
        ListFile.read(bytes, columns -> new ImageList(columns, changes, all));
        return all;
    }

    @Override
    public void row(int number, List<String> fields) {
        String path = field(fields, "path").orElse("");
        String image = field(fields, "image").orElse(path);
        Entry.What what;
        try {
            what = what(number, fields, image);
        } catch (RowReader.Fault e) {
            what = new Entry.Faulty(String.valueOf(e.getMessage()));
        }
        entries.add(new Entry(number, path, image, what));
    }

    private Entry.What what(int number, List<String> fields, String image) throws RowReader.Fault {
        if (fields.size() != columns.size()) {
            return new Entry.Faulty("The row has " + fields.size() + " fields and the header " + columns.size()
                    + ": give each column its field, empty or not.");
        }
        String change = field(fields, CHANGE).orElse("").strip();
        if (changes && !List.of("added", "changed", GONE).contains(change)) {
            return new Entry.Faulty("The change is none of added, changed and gone: say which.");
        }
        if (image.isBlank()) {
            return new Entry.Faulty("The row names no image: fill in its image or path.");
        }
        Integer earlier = rowOf.putIfAbsent(image, number);
        if (earlier != null) {
            return new Entry.Faulty("Row " + earlier + " has the same image id: give each image an id of its own.");
        }
        if (change.equals(GONE)) {
            return new Entry.Gone();
        }
        CustodyRow row = reader.row(number, ofManifest.stream().map(fields::get).toList());
        ArrestColumns.Arrests taken = arrests.read(fields, row.arrests());
        return new Entry.Held(
                new Person(Limit.id(row.subject()), row.bornOn(), Limit.word(row.cohort())),
                new Image.Facts(
                        Limit.id(row.image()),
                        Limit.view(row.view()),
                        row.capturedOn(),
                        Optional.empty(),
                        Limit.word(row.basis()),
                        row.reviewOn()),
                taken.all(),
                taken.takenIn());
    }

    private Optional<String> field(List<String> fields, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= fields.size() || fields.get(at).isBlank()
                ? Optional.empty()
                : Optional.of(fields.get(at));
    }
}
