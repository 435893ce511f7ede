package org.stillmatch.evaluation.report;

import java.util.ArrayList;
import java.util.List;

/// A table with a caption, the first column naming its row.
final class Table {
    private final String caption;
    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String caption, String... heads) {
        this.caption = caption;
        this.heads = List.of(heads);
    }

    /// @throws IllegalArgumentException if the row has not one cell a column
    Table row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException(
                    "Table '" + caption + "' has " + heads.size() + " columns, not " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    void writeTo(Markup out) {
        out.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
        out.open("table");
        out.element("caption", caption);
        out.open("thead").open("tr");
        heads.forEach(head -> out.element("th", head, "scope", "col"));
        out.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            out.open("tr");
            out.element("th", row.getFirst(), "scope", "row");
            row.subList(1, row.size()).forEach(cell -> out.element("td", cell));
            out.close("tr");
        }
        out.close("tbody").close("table").close("div");
    }

    /// The same, folded away under its caption until it is asked for.
    void writeFoldedTo(Markup out) {
        out.open("details").element("summary", "The numbers: " + caption);
        writeTo(out);
        out.close("details");
    }
}
