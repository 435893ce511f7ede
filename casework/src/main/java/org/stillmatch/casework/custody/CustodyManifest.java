package org.stillmatch.casework.custody;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// custody.csv: which pictures show whom, on what basis. RFC 4180, UTF-8 with or without a byte order mark.
///
/// @param rows that can be used, in the order of the file
/// @param refused rows that cannot, in the order of the file
public record CustodyManifest(List<CustodyRow> rows, List<Refusal> refused) {
    /// The most bytes that are read: about a million rows.
    static final long LARGEST = 256L << 20;

    public CustodyManifest {
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }

    /// Reads a manifest whole. A fault in a row costs that row alone.
    ///
    /// @throws ManifestException if there is no such file, or it is too large, no UTF-8, no CSV, or has a header
    ///     with an unknown, repeated or missing column
    public static CustodyManifest read(Path file) throws ManifestException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new ManifestException("There is no manifest " + file + ": name a CSV file");
        }
        if (Files.size(file) > LARGEST) {
            throw new ManifestException("The manifest " + file + " is larger than " + (LARGEST >> 20)
                    + " MiB: split it and enrol the parts one after another");
        }
        try (Reader text = CsvText.of(Files.newInputStream(file));
                CSVParser parser = CSVFormat.RFC4180.parse(text)) {
            return new Collector(file).collect(parser.iterator());
        } catch (CharacterCodingException e) {
            throw noText(file, e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? noText(file, e) : noCsv(file, e);
        } catch (IllegalStateException e) {
            throw noCsv(file, e);
        }
    }

    private static ManifestException noText(Path file, Exception cause) {
        return new ManifestException("The manifest " + file + " is not UTF-8: save it as 'CSV UTF-8'", cause);
    }

    private static ManifestException noCsv(Path file, Exception cause) {
        return new ManifestException(
                "The manifest " + file + " is no CSV as RFC 4180 has it (" + cause.getMessage()
                        + "): look for a quotation mark that is not closed or not doubled",
                cause);
    }

    private static final class Collector {
        private final Path file;
        private final List<CustodyRow> rows = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private final Map<String, Long> images = new HashMap<>();

        private Collector(Path file) {
            this.file = file;
        }

        private CustodyManifest collect(Iterator<CSVRecord> records) throws ManifestException {
            if (!records.hasNext()) {
                throw new ManifestException(
                        "The manifest " + file + " is empty: its first row names its columns, " + Column.all());
            }
            RowReader reader = reader(records.next().toList());
            records.forEachRemaining(record -> add(reader, record));
            return new CustodyManifest(rows, refused);
        }

        private RowReader reader(List<String> header) throws ManifestException {
            try {
                return RowReader.of(header, file.toAbsolutePath().resolveSibling(""));
            } catch (RowReader.Fault e) {
                throw new ManifestException("The manifest " + file + " " + e.getMessage());
            }
        }

        private void add(RowReader reader, CSVRecord record) {
            List<String> fields = record.toList();
            if (fields.size() == 1 && fields.getFirst().isBlank()) {
                return;
            }
            try {
                CustodyRow row = reader.row(record.getRecordNumber(), fields);
                Long earlier = images.putIfAbsent(row.image(), row.row());
                if (earlier != null) {
                    throw new RowReader.Fault(
                            "Row " + earlier + " has the same image id: give each image an id of its own.");
                }
                rows.add(row);
            } catch (RowReader.Fault e) {
                refused.add(new Refusal(
                        record.getRecordNumber(),
                        reader.field(fields, Column.PATH).orElse(""),
                        reader.field(fields, Column.SUBJECT).orElse(""),
                        String.valueOf(e.getMessage())));
            }
        }
    }
}
