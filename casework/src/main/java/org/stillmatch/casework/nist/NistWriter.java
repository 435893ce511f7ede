package org.stillmatch.casework.nist;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes the traditional encoding of ANSI/NIST-ITL 1-2011.
///
/// Type-2 and those from 9 on are written, with lengths, list of contents and character set as they come out.
public final class NistWriter {
    private NistWriter() {}

    /// @throws NistRefusal if a record has no IDC (field 002), or is of a type that is binary
    public static byte[] write(Transaction transaction) throws NistRefusal {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogicalRecord header = transaction.header();
        if (!header.fields().values().stream().allMatch(text -> text.chars().allMatch(c -> c < 0x80))) {
            throw new NistRefusal("The first record is ASCII, whatever the others are");
        }
        write(
                header.with(Transaction.CNT, Contents.text(transaction.records()))
                        .with(Transaction.DCS, Transaction.CHARACTER_SET),
                out);
        for (LogicalRecord record : transaction.records()) {
            if (record.type() != 2 && record.type() < 9) {
                throw new NistRefusal("A record of type " + record.type() + " is not written");
            }
            write(record, out);
        }
        return out.toByteArray();
    }

    private static void write(LogicalRecord record, ByteArrayOutputStream out) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<Integer, String> field : record.fields().entrySet()) {
            body.write(Separators.GS);
            body.writeBytes((tag(record.type(), field.getKey()) + field.getValue()).getBytes(StandardCharsets.UTF_8));
        }
        if (record.dataLength() > 0) {
            body.write(Separators.GS);
            body.writeBytes(tag(record.type(), LogicalRecord.DATA).getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(record.data());
        }
        body.write(Separators.FS);
        String tag = tag(record.type(), LogicalRecord.LEN);
        out.writeBytes((tag + length(tag.length() + body.size())).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body.toByteArray());
    }

    /// The length of a record that has `rest` bytes beside the digits of its own length.
    private static int length(int rest) {
        int digits = 1;
        while (Integer.toString(rest + digits).length() > digits) {
            digits++;
        }
        return rest + digits;
    }

    private static String tag(int type, int field) {
        return type + "." + "0".repeat(Math.max(0, 3 - Integer.toString(field).length())) + field + ":";
    }
}
