package org.stillmatch.casework.receipt;

import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;

/// Counts of what fits into one gallery.
final class Counts {
    private Counts() {}

    static int parse(Fields fields, String name) throws JsonException {
        long count = fields.count(name);
        if (count > Integer.MAX_VALUE) {
            throw new JsonException(fields.place(name) + " is greater than any gallery");
        }
        return (int) count;
    }
}
