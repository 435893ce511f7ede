package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Looks at the header of a list alone.
final class ListHeads {
    private ListHeads() {}

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    /// @throws Refusal of field 'list' if the header is not as this kind of import needs it
    static void require(Kind kind, InputStream list) throws IOException {
        try {
            ListFile.read(list, columns -> {
                rows(kind, columns);
                throw new Enough();
            });
        } catch (Enough e) {
            // The rows are read later.
        }
    }

    private static void rows(Kind kind, List<String> columns) {
        switch (kind) {
            case IMAGES -> ImageList.require(columns, false);
            case CHANGES -> ImageList.require(columns, true);
            case FULL_LIST -> FullList.column(columns);
            case OFFENCES -> OffenceList.require(columns);
            case NIST -> throw new IllegalArgumentException("NIST files have no list");
        }
    }
}
