package org.stillmatch.server.custody;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.casework.imports.CustodyImport;
import org.stillmatch.casework.imports.ImportRow;
import org.stillmatch.casework.imports.Kind;
import org.stillmatch.casework.imports.Outcome;
import org.stillmatch.server.web.Page;

/// What the pages of imports show.
final class ImportViews {
    private ImportViews() {}

    /// An import in a list of them.
    public record Row(UUID id, String kind, String state, Instant askedAt, String askedBy, int finished, int refused) {
        static Row of(CustodyImport one) {
            return new Row(
                    one.id(),
                    one.kind().words(),
                    one.state(),
                    one.askedAt(),
                    one.actor().name(),
                    one.finished(),
                    one.of(Outcome.REFUSED));
        }
    }

    @Page("custody/imports")
    public record ListView(List<Row> imports, boolean mayImport, List<Choice> kinds) {
        static List<Choice> choices() {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind != Kind.FULL_LIST && kind != Kind.OFFENCES)
                    .map(kind -> new Choice(kind.code(), kind.words()))
                    .toList();
        }
    }

    public record Choice(String code, String words) {}

    /// @param total absent until the rows are counted
    /// @param percent done, absent likewise
    /// @param refused the first of them
    /// @param wanted images that the source has to send, the first of them
    @Page("custody/import")
    public record View(
            UUID id,
            String kind,
            String state,
            Instant askedAt,
            String askedBy,
            @Nullable Instant asOf,
            @Nullable Integer total,
            int finished,
            @Nullable Integer percent,
            Map<String, Integer> outcomes,
            @Nullable Instant doneAt,
            @Nullable String reason,
            List<ImportRow> refused,
            List<ImportRow> wanted) {
        static View of(CustodyImport one, List<ImportRow> refused, List<ImportRow> wanted) {
            Integer total = one.total().isPresent() ? one.total().getAsInt() : null;
            return new View(
                    one.id(),
                    one.kind().words(),
                    one.state(),
                    one.askedAt(),
                    one.actor().name(),
                    one.asOf().orElse(null),
                    total,
                    one.finished(),
                    total == null ? null : total == 0 ? 100 : 100 * one.finished() / total,
                    new TreeMap<>(one.outcomes()),
                    one.doneAt().orElse(null),
                    one.reason().orElse(null),
                    refused,
                    wanted);
        }
    }
}
