package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.stillmatch.audit.act.Refusal;

/// Reads the ids of all images that the source has: the column `image`, or `path` if there is none.
final class FullList {
    private static final int AT_ONCE = 10_000;
    private static final int LONGEST = 200;

    private FullList() {}

    static int column(List<String> columns) {
        int image = columns.indexOf("image");
        int column = image >= 0 ? image : columns.indexOf("path");
        if (column < 0) {
            throw Refusal.invalid(
                    "list", "The list has no column 'image' and no 'path': one of them names the images.");
        }
        return column;
    }

    /// @param to is given some thousands of ids at a time
    /// @return how many rows there are
    /// @throws Refusal if a row names no image: such a list cannot say what is gone
    static int read(InputStream bytes, Consumer<List<String>> to) throws IOException {
        List<String> some = new ArrayList<>();
        int[] count = new int[1];
        ListFile.read(bytes, columns -> {
            int column = column(columns);
            return (number, fields) -> {
                String id = column < fields.size() ? fields.get(column) : "";
                if (id.isBlank() || id.length() > LONGEST || id.indexOf('\0') >= 0) {
                    throw Refusal.invalid(
                            "list",
                            "Row " + number + " names no image: a list with such a row cannot say what is gone.");
                }
                some.add(id);
                count[0]++;
                if (some.size() == AT_ONCE) {
                    to.accept(some);
                    some.clear();
                }
            };
        });
        to.accept(some);
        return count[0];
    }
}
