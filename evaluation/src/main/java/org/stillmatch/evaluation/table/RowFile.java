package org.stillmatch.evaluation.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// A CSV file (RFC 4180, UTF-8) that grows block by block and can be taken up again after a kill.
///
/// A block is the rows of one key (a probe, a pair, a picture). On opening, a torn last row is cut off
/// and so is the last block, of which nobody can tell whether it was whole; its key is done again.
final class RowFile implements Closeable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private final FileChannel channel;
    private final SequencedSet<List<String>> done;

    private RowFile(FileChannel channel, SequencedSet<List<String>> done) {
        this.channel = channel;
        this.done = done;
    }

    /// Opens a file for more rows, or starts it with its header.
    ///
    /// @param keyColumns how many of the first columns make up a block's key
    /// @throws IOException if the file has another header, or cannot be read or written
    static RowFile open(Path file, List<String> header, int keyColumns) throws IOException {
        SequencedSet<List<String>> done = new LinkedHashSet<>();
        long end = 0;
        if (Files.exists(file)) {
            byte[] bytes = Files.readAllBytes(file);
            List<Integer> ends = recordEnds(bytes);
            if (!ends.isEmpty()) {
                List<List<String>> rows = parse(new String(bytes, 0, ends.getLast(), StandardCharsets.UTF_8));
                checkHeader(file, header, rows.getFirst());
                int whole = startOfLastBlock(rows, keyColumns);
                rows.subList(1, whole).forEach(row -> done.add(List.copyOf(row.subList(0, keyColumns))));
                end = ends.get(whole - 1);
            }
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(end);
        channel.position(end);
        RowFile rows = new RowFile(channel, done);
        if (end == 0) {
            rows.append(List.of(header));
        }
        return rows;
    }

    /// The rows below the header; a torn last row is left out.
    static List<List<String>> read(Path file, List<String> header) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Integer> ends = recordEnds(bytes);
        if (ends.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = parse(new String(bytes, 0, ends.getLast(), StandardCharsets.UTF_8));
        checkHeader(file, header, rows.getFirst());
        return rows.subList(1, rows.size());
    }

    /// The keys of the blocks that were there on opening and are kept.
    SequencedSet<List<String>> done() {
        return Collections.unmodifiableSequencedSet(done);
    }

    /// Adds rows in one piece.
    void append(List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            FORMAT.printRecord(text, row.toArray());
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// The index of the first row of the last block; 1 when there is only the header.
    private static int startOfLastBlock(List<List<String>> rows, int keyColumns) {
        int start = rows.size();
        if (start > 1) {
            List<String> last = rows.getLast().subList(0, keyColumns);
            while (start > 1 && rows.get(start - 1).subList(0, keyColumns).equals(last)) {
                start--;
            }
        }
        return start;
    }

    /// Byte offsets just past each whole record: a line feed outside quotes ends one.
    private static List<Integer> recordEnds(byte[] bytes) {
        List<Integer> ends = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '"') {
                quoted = !quoted;
            } else if (bytes[i] == '\n' && !quoted) {
                ends.add(i + 1);
            }
        }
        return ends;
    }

    private static List<List<String>> parse(String text) throws IOException {
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            return parser.stream().map(r -> r.toList()).toList();
        }
    }

    private static void checkHeader(Path file, List<String> expected, List<String> found) throws IOException {
        if (!found.equals(expected)) {
            throw new IOException(file + " does not start with the columns " + String.join(",", expected)
                    + "; move it away or choose another folder");
        }
    }
}
