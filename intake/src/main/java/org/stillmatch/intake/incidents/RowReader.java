package org.stillmatch.intake.incidents;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Violence;

/// Reads rows of one list as what submissions say.
final class RowReader {
    private static final int PENCE = 2;
    private static final List<String> YES = List.of("yes", "y", "true", "1");
    private static final List<String> NO = List.of("no", "n", "false", "0", "none");

    private final List<String> headings;
    private final Mapping mapping;
    private final Moments moments;

    RowReader(List<String> headings, Mapping mapping) {
        this.headings = headings;
        this.mapping = mapping;
        this.moments = Moments.of(mapping);
    }

    /// @param files and suspect as the row names them
    /// @param wrong what could not be read, by field; the messages name the column, not what stands there
    record Read(Content content, List<String> files, Optional<String> suspect, Map<String, String> wrong) {}

    Read read(IncidentTable.Row row) {
        if (row.cells().size() != headings.size()) {
            return new Read(
                    Content.empty(),
                    List.of(),
                    Optional.empty(),
                    Map.of(
                            "row",
                            "The row has " + row.cells().size() + " columns, and the headings are " + headings.size()
                                    + "."));
        }
        return new Reading(row.cells()).read();
    }

    /// Of one row.
    private final class Reading {
        private final List<String> cells;
        private final Map<String, String> wrong = new TreeMap<>();

        Reading(List<String> cells) {
            this.cells = cells;
        }

        Read read() {
            Optional<Moments.Stretch> from = stretch(IncidentField.FROM, IncidentField.FROM_TIME);
            Optional<Moments.Stretch> to = stretch(IncidentField.TO, IncidentField.TO_TIME);
            Instant end = to.map(t -> t.to().orElse(t.from()))
                    .or(() -> from.flatMap(Moments.Stretch::to))
                    .orElse(null);
            Content content = new Content(
                    null,
                    text(IncidentField.EXTERNAL_REFERENCE),
                    text(IncidentField.PURPOSE),
                    text(IncidentField.OFFENCE_CLASS),
                    store(),
                    from.map(Moments.Stretch::from).orElse(null),
                    end,
                    clock(),
                    goods(),
                    pence(IncidentField.LOSS),
                    as(IncidentField.VIOLENCE, RowReader::violence, "'none', 'threats', 'force' or 'injury'"),
                    as(IncidentField.ABUSE, RowReader::yes, "'yes' or 'no'"),
                    as(IncidentField.WEAPON, RowReader::yes, "'yes' or 'no'"),
                    text(IncidentField.STAFF),
                    text(IncidentField.HAPPENED),
                    text(IncidentField.DESCRIPTION),
                    text(IncidentField.VEHICLE),
                    text(IncidentField.TAKEN_BY));
            String files = text(IncidentField.FILES);
            return new Read(
                    content,
                    files == null
                            ? List.of()
                            : Arrays.stream(files.split("[;|\n]"))
                                    .map(String::strip)
                                    .filter(name -> !name.isEmpty())
                                    .toList(),
                    Optional.ofNullable(text(IncidentField.SUSPECT)),
                    wrong);
        }

        private @Nullable String text(IncidentField field) {
            String heading = mapping.columns().get(field.code());
            int at = heading == null ? -1 : headings.indexOf(heading);
            String cell = at < 0 ? "" : mapping.translated(field, cells.get(at));
            String value = cell.isBlank() ? mapping.constants().getOrDefault(field.code(), "") : cell;
            return value.isBlank() ? null : value.strip();
        }

        private <T> @Nullable T as(IncidentField field, Function<String, T> read, String form) {
            String value = text(field);
            try {
                return value == null ? null : read.apply(value);
            } catch (IllegalArgumentException | ArithmeticException e) {
                wrong.put(field.code(), "'" + place(field) + "' is to be " + form + ".");
                return null;
            }
        }

        private String place(IncidentField field) {
            return mapping.columns().getOrDefault(field.code(), field.words());
        }

        private Content.@Nullable Store store() {
            String area = text(IncidentField.POSTCODE_AREA);
            Content.Store store = new Content.Store(
                    text(IncidentField.STORE_NAME),
                    text(IncidentField.STORE_NUMBER),
                    // Of a whole postcode the second part is left behind: it is not asked for.
                    area == null ? null : area.toUpperCase(Locale.ROOT).split("\\s")[0]);
            return store.equals(new Content.Store(null, null, null)) ? null : store;
        }

        private Content.@Nullable CctvClock clock() {
            Content.CctvClock clock = new Content.CctvClock(
                    as(IncidentField.CLOCK_OFFSET, Integer::valueOf, "whole seconds, such as -90"),
                    text(IncidentField.CLOCK_MEASURED));
            return clock.equals(new Content.CctvClock(null, null)) ? null : clock;
        }

        private List<Content.Goods> goods() {
            Content.Goods one = new Content.Goods(
                    text(IncidentField.ITEM),
                    as(IncidentField.QUANTITY, Integer::valueOf, "a whole number"),
                    pence(IncidentField.VALUE),
                    text(IncidentField.SERIAL));
            return one.equals(new Content.Goods(null, null, null, null)) ? List.of() : List.of(one);
        }

        private @Nullable Long pence(IncidentField field) {
            return as(field, RowReader::inPence, "an amount in pounds, such as 12.50");
        }

        private Optional<Moments.Stretch> stretch(IncidentField date, IncidentField time) {
            String day = text(date);
            String hour = text(time);
            try {
                return day == null ? Optional.empty() : Optional.of(moments.read(day, hour == null ? "" : hour));
            } catch (DateTimeException e) {
                wrong.put(
                        date.code(),
                        "'" + place(date) + "' is no date as "
                                + (mapping.dateFormat() == null ? "2026-03-01 14:05" : mapping.dateFormat())
                                + (hour == null ? "." : ", or '" + place(time) + "' no time."));
                return Optional.empty();
            }
        }
    }

    private static Violence violence(String value) {
        return Violence.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static Boolean yes(String value) {
        String plain = value.toLowerCase(Locale.ROOT);
        if (!YES.contains(plain) && !NO.contains(plain)) {
            throw new IllegalArgumentException("Neither yes nor no");
        }
        return YES.contains(plain);
    }

    private static Long inPence(String value) {
        String plain = value.replaceAll("[£,\\s]|GBP", "");
        return new BigDecimal(plain).movePointRight(PENCE).longValueExact();
    }
}
