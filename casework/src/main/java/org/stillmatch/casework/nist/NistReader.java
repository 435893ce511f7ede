package org.stillmatch.casework.nist;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the traditional encoding of ANSI/NIST-ITL 1-2011 and its updates, and of the versions before it.
///
/// Types 2 and 10 are read. All others, known or not, are passed over by their length. Text is UTF-8 where field 1.015
/// says so, else Latin-1, of which ASCII is a part.
public final class NistReader {
    private static final int TEXT = 2;
    private static final int FACES = 10;
    private static final int FIRST_BINARY = 3;
    private static final int LAST_BINARY = 8;

    private final byte[] bytes;
    private final NistLimits limits;
    private final Frame frame;
    private Charset charset = StandardCharsets.ISO_8859_1;

    private NistReader(byte[] bytes, NistLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
        this.frame = new Frame(bytes);
    }

    /// @param bytes of the whole file; not kept and not written to
    /// @throws NistRefusal for whatever is wrong with the file; nothing else is thrown for anything that it holds
    public static Transaction read(byte[] bytes, NistLimits limits) throws NistRefusal {
        if (bytes.length == 0) {
            throw new NistRefusal("The file is empty");
        }
        if (bytes.length > limits.bytes()) {
            throw new NistRefusal("The file has " + bytes.length + " bytes, more than the " + limits.bytes()
                    + " that are read: split it");
        }
        return new NistReader(bytes, limits).transaction();
    }

    private Transaction transaction() throws NistRefusal {
        LogicalRecord header = record(1);
        for (int needed : List.of(Transaction.VER, Transaction.CNT, Transaction.ORI, Transaction.TCN)) {
            if (header.text(needed).isEmpty()) {
                throw new NistRefusal("The first record has no field 1.00" + needed);
            }
        }
        if (header.firstItem(Transaction.DCS).filter(Transaction.UTF_8::equals).isPresent()) {
            charset = StandardCharsets.UTF_8;
        }
        List<LogicalRecord> records = new ArrayList<>();
        List<Integer> skipped = new ArrayList<>();
        for (Contents.Entry entry : Contents.of(header, limits).entries()) {
            if (entry.type() == TEXT || entry.type() == FACES) {
                records.add(record(entry));
            } else {
                skip(entry);
                skipped.add(entry.type());
            }
        }
        if (frame.left() > 0) {
            throw new NistRefusal("Bytes follow the last record that field 1.003 lists", frame.at());
        }
        return new Transaction(header, records, skipped);
    }

    private LogicalRecord record(Contents.Entry entry) throws NistRefusal {
        int start = frame.at();
        LogicalRecord record = record(entry.type());
        if (Contents.number(record.text(LogicalRecord.IDC).orElse("")) != entry.idc()) {
            throw new NistRefusal("A record has another IDC than field 1.003 gives it", start);
        }
        return record;
    }

    private LogicalRecord record(int type) throws NistRefusal {
        int start = frame.at();
        int length = frame.length(type);
        if (type < FACES && length > limits.text()) {
            throw new NistRefusal("A record of text claims " + length + " bytes", start);
        }
        int end = start + length - 1;
        SortedMap<Integer, String> fields = new TreeMap<>();
        byte[] data = new byte[0];
        while (frame.at() < end) {
            int place = frame.at();
            Frame.Tag tag = frame.tag(end);
            if (tag.type() != type || tag.field() <= LogicalRecord.LEN) {
                throw new NistRefusal("A field of another record or a second length stands in a record", place);
            }
            if (LogicalRecord.holdsData(type, tag.field())) {
                data = Arrays.copyOfRange(bytes, frame.at(), end);
                frame.goTo(end);
            } else if (fields.size() == limits.fields()) {
                throw new NistRefusal("A record has more than " + limits.fields() + " fields", start);
            } else if (fields.put(tag.field(), value(end)) != null) {
                throw new NistRefusal("A record has field " + type + "." + tag.field() + " twice", place);
            }
        }
        frame.goTo(end + 1);
        return LogicalRecord.read(type, fields, data);
    }

    /// A field's text up to its separator, behind which the frame stands then.
    private String value(int end) throws NistRefusal {
        int from = frame.at();
        int to = from;
        while (to < end && frame.byteAt(to) != Separators.GS) {
            if (frame.byteAt(to) == Separators.FS) {
                throw new NistRefusal("A record ends before its length says so", to);
            }
            to++;
        }
        if (to - from > limits.text()) {
            throw new NistRefusal("A field has " + (to - from) + " bytes of text", from);
        }
        frame.goTo(Math.min(to + 1, end));
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NistRefusal("A field is not the UTF-8 that field 1.015 announces", from);
        }
    }

    private void skip(Contents.Entry entry) throws NistRefusal {
        int start = frame.at();
        boolean binary = entry.type() >= FIRST_BINARY && entry.type() <= LAST_BINARY;
        int length = binary ? frame.binaryLength() : frame.length(entry.type());
        if (binary && bytes[start + 4] != entry.idc()) {
            throw new NistRefusal("A record has another IDC than field 1.003 gives it", start);
        }
        frame.goTo(start + length);
    }
}
