package org.stillmatch.intake.incidents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.stillmatch.audit.act.Refusal;

/// A list as it was sent: CSV with headings, parted by commas, semicolons, tabs or bars, in UTF-8, UTF-16 with a mark,
/// or what Windows writes in western Europe.
public record IncidentTable(List<String> headings, List<Row> rows, char separator) {
    static final int MOST_BYTES = 32 << 20;
    static final int MOST_ROWS = 50_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /// @param number of the line in a spreadsheet, the headings being the first
    /// @param cells as many as there are headings, or not
    public record Row(int number, List<String> cells) {}

    /// @throws Refusal if it is too large, has no headings, or cannot be read from some line on
    public static IncidentTable read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw refusal("The list has more than " + (MOST_BYTES >> 20) + " MB: send it in parts.");
        }
        String text = text(file);
        char separator = separator(text);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrailingData(false)
                .get();
        List<Row> rows = new ArrayList<>();
        List<String> headings = List.of();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                List<String> cells = record.stream().map(String::strip).toList();
                line = parser.getCurrentLineNumber();
                if (headings.isEmpty()) {
                    headings = cells;
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    rows.add(new Row((int) record.getRecordNumber(), cells));
                }
                if (rows.size() > MOST_ROWS) {
                    throw refusal("The list has more than " + MOST_ROWS + " rows: send it in parts.");
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw refusal("The list cannot be read after line " + line + ": a quotation mark is opened and not closed,"
                    + " or stands in the middle of a value.");
        }
        requireHeadings(headings);
        return new IncidentTable(headings, List.copyOf(rows), separator);
    }

    private static void requireHeadings(List<String> headings) {
        Set<String> seen = new HashSet<>();
        if (headings.stream().allMatch(String::isEmpty)) {
            throw refusal("The list is empty. Its first line names the columns.");
        }
        headings.stream().filter(h -> !h.isEmpty() && !seen.add(h)).findFirst().ifPresent(twice -> {
            throw refusal("Two columns are called '" + twice + "': give each a name of its own.");
        });
    }

    private static Refusal refusal(String message) {
        return Refusal.invalid("csv", message);
    }

    private static String text(byte[] file) {
        String text;
        if (file.length >= 2 && file[0] == (byte) 0xFF && file[1] == (byte) 0xFE) {
            text = new String(file, StandardCharsets.UTF_16LE);
        } else if (file.length >= 2 && file[0] == (byte) 0xFE && file[1] == (byte) 0xFF) {
            text = new String(file, StandardCharsets.UTF_16BE);
        } else {
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(file))
                        .toString();
            } catch (CharacterCodingException e) {
                text = new String(file, WINDOWS);
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw refusal("This is no list in CSV: in a spreadsheet, save it as 'CSV UTF-8'.");
        }
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /// The one that parts the first line most often, outside quotation marks.
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || (text.charAt(i) != '\n' && text.charAt(i) != '\r')); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
                counts[s] += c == SEPARATORS[s] ? 1 : 0;
            }
        }
        int most = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            most = counts[s] > counts[most] ? s : most;
        }
        return SEPARATORS[most];
    }
}
