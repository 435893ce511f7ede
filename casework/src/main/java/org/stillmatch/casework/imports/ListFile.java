package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.CsvText;

/// A CSV file of an import: its header, then rows one by one.
final class ListFile {
    /// A row that is blank does not count.
    interface Rows {
        void row(int number, List<String> fields);
    }

    interface Header {
        /// @throws Refusal if a column is missing or unknown
        Rows header(List<String> columns);
    }

    private ListFile() {}

    /// Reads a list from its header to its end.
    ///
    /// @throws Refusal of field 'list' if it is no UTF-8, no CSV as RFC 4180 has it, or empty
    static void read(InputStream bytes, Header header) throws IOException {
        try (CSVParser parser = CSVFormat.RFC4180.parse(CsvText.of(bytes))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw Refusal.invalid("list", "The list is empty: its first row names its columns.");
            }
            List<String> columns = records.next().stream().map(String::strip).toList();
            if (new HashSet<>(columns).size() < columns.size()) {
                throw Refusal.invalid("list", "The list names a column twice: remove one of the two.");
            }
            Rows rows = header.header(columns);
            while (records.hasNext()) {
                CSVRecord record = records.next();
                List<String> fields = record.toList();
                if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                    rows.row(Math.toIntExact(record.getRecordNumber()), fields);
                }
            }
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("list", "The list is not UTF-8: save it as 'CSV UTF-8'.");
        } catch (UncheckedIOException e) {
            throw Refusal.invalid(
                    "list",
                    e.getCause() instanceof CharacterCodingException
                            ? "The list is not UTF-8: save it as 'CSV UTF-8'."
                            : "The list is no CSV as RFC 4180 has it: look for a quotation mark that is not closed.");
        } catch (IllegalStateException e) {
            throw Refusal.invalid(
                    "list", "The list is no CSV as RFC 4180 has it: look for a quotation mark that is not closed.");
        }
    }
}
