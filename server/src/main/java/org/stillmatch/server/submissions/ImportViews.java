package org.stillmatch.server.submissions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.incidents.Imported;
import org.stillmatch.intake.incidents.Imports;
import org.stillmatch.intake.incidents.Mapping;
import org.stillmatch.server.web.Page;

/// What is sent and shown of imports.
final class ImportViews {
    private ImportViews() {}

    /// One pair of a mapping, as a form sends it.
    public record Pair(@Nullable String field, @Nullable String is) {}

    /// A mapping as programs send it; forms send `pairs` for columns, `fixed` for constants and `said` for values, the
    /// last as lines 'theirs = ours'.
    public record AskedMapping(
            @Nullable Map<String, String> columns,
            @Nullable Map<String, String> constants,
            @Nullable Map<String, Map<String, String>> values,
            @Nullable List<Pair> pairs,
            @Nullable List<Pair> fixed,
            @Nullable List<Pair> said,
            @Nullable String dateFormat,
            @Nullable String timeFormat,
            @Nullable String zone) {
        Mapping mapping() {
            Map<String, Map<String, String>> meant = new TreeMap<>(values == null ? Map.of() : values);
            pairs(said).forEach((field, lines) -> meant.put(field, lines(lines)));
            return new Mapping(both(columns, pairs), both(constants, fixed), meant, dateFormat, timeFormat, zone);
        }

        private static Map<String, String> both(@Nullable Map<String, String> plain, @Nullable List<Pair> pairs) {
            Map<String, String> all = new TreeMap<>(plain == null ? Map.of() : plain);
            all.putAll(pairs(pairs));
            return all;
        }

        private static Map<String, String> pairs(@Nullable List<Pair> pairs) {
            Map<String, String> all = new TreeMap<>();
            for (Pair pair : pairs == null ? List.<Pair>of() : pairs) {
                if (pair.field() != null && pair.is() != null) {
                    all.put(pair.field(), pair.is());
                }
            }
            return all;
        }

        private static Map<String, String> lines(String text) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String line : text.split("\\R")) {
                int at = line.lastIndexOf('=');
                if (at > 0) {
                    values.put(
                            line.substring(0, at).strip(),
                            line.substring(at + 1).strip());
                } else if (!line.isBlank()) {
                    throw Refusal.invalid("mapping.said", "Write each value on a line of its own, as: Assault = force");
                }
            }
            return values;
        }
    }

    /// @param csv the text of the list
    /// @param mapping how it says things; else `saved` names one; else its headings are guessed
    /// @param saveAs the name to save the mapping under
    /// @param dryRun whether to change nothing
    public record Asked(
            @Nullable String csv,
            @Nullable AskedMapping mapping,
            @Nullable String saved,
            @Nullable String saveAs,
            @Nullable Boolean dryRun) {}

    @Page("submissions/imports")
    public record FormView(List<String> saved, List<Imports.Past> past) {}

    public record Field(String code, String words) {}

    /// @param number of the line in a spreadsheet
    /// @param outcome 'made', 'there' or 'refused'
    public record Row(
            int number,
            String outcome,
            @Nullable UUID submission,
            @Nullable String reference,
            Map<String, String> wrong,
            @Nullable String externalReference,
            @Nullable String store,
            java.time.@Nullable Instant from,
            boolean violent,
            List<String> files) {
        static Row of(Imported.Row row) {
            return new Row(
                    row.number(),
                    row.outcome().name().toLowerCase(Locale.ROOT),
                    row.submission().orElse(null),
                    row.reference().orElse(null),
                    row.wrong(),
                    row.content().externalReference(),
                    row.content().store() == null ? null : row.content().store().name(),
                    row.content().from(),
                    row.content().violent(),
                    row.files());
        }
    }

    /// @param made rows that became drafts, or would
    /// @param there rows that came before
    /// @param csv the list, which the page sends again
    @Page("submissions/import")
    public record View(
            boolean dryRun,
            String sha256,
            List<String> headings,
            int made,
            int there,
            int refused,
            List<Row> rows,
            Mapping mapping,
            List<Field> fields,
            List<String> purposes,
            List<String> offences,
            @Nullable String savedAs,
            @JsonIgnore String csv) {
        /// The rows that a page shows; programs get them all.
        public List<Row> shown() {
            List<Row> first = new ArrayList<>();
            rows.stream()
                    .filter(row -> row.outcome().equals("refused"))
                    .limit(MOST_SHOWN)
                    .forEach(first::add);
            rows.stream()
                    .filter(row -> !row.outcome().equals("refused"))
                    .limit(MOST_SHOWN)
                    .forEach(first::add);
            return first;
        }

        private static final int MOST_SHOWN = 100;
    }
}
