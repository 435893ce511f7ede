package org.stillmatch.casework.nist;

import java.util.List;

/// What one file holds: its header (Type-1) and the records that were read.
///
/// @param header without its field 1.003, which the writer makes from the records
/// @param records those with text (Type-2) and with faces, scars, marks and tattoos (Type-10), in the file's order
/// @param skipped the types of the records that were passed over by their length, in the file's order
public record Transaction(LogicalRecord header, List<LogicalRecord> records, List<Integer> skipped) {
    static final int VER = 2;
    static final int CNT = 3;
    static final int TOT = 4;
    static final int DAT = 5;
    static final int DAI = 7;
    static final int ORI = 8;
    static final int TCN = 9;
    static final int NSR = 11;
    static final int NTR = 12;
    static final int DCS = 15;

    /// 1-2011 with its update of 2013.
    private static final String VERSION = "0501";

    /// Type-4 has no place in these files, so that no scanning resolution is stated.
    private static final String NO_RESOLUTION = "00.00";

    /// UTF-8, in the directory of character sets.
    static final String UTF_8 = "003";

    static final String CHARACTER_SET = UTF_8 + (char) Separators.US + "UTF-8";

    public Transaction {
        if (header.type() != 1) {
            throw new IllegalArgumentException("A file begins with Type-1, not " + header);
        }
        records = List.copyOf(records);
        skipped = List.copyOf(skipped);
    }

    /// A file to write.
    ///
    /// @param kind of transaction (TOT), as the two agencies have agreed
    /// @param date of the transaction, as in 20260131
    /// @param destination whom it is for
    /// @param origin who sends it
    /// @param control number that the sender gives it
    public static Transaction of(
            String kind, String date, String destination, String origin, String control, List<LogicalRecord> records) {
        LogicalRecord header = LogicalRecord.of(1)
                .with(VER, VERSION)
                .with(TOT, kind)
                .with(DAT, date)
                .with(DAI, destination)
                .with(ORI, origin)
                .with(TCN, control)
                .with(NSR, NO_RESOLUTION)
                .with(NTR, NO_RESOLUTION);
        return new Transaction(header, records, List.of());
    }

    /// Who sent it.
    public String origin() {
        return header.text(ORI).orElse("");
    }

    /// The number that its sender gave it.
    public String control() {
        return header.text(TCN).orElse("");
    }

    public List<LogicalRecord> ofType(int type) {
        return records.stream().filter(record -> record.type() == type).toList();
    }
}
