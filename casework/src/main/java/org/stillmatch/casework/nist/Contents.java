package org.stillmatch.casework.nist;

import java.util.ArrayList;
import java.util.List;

/// Field 1.003: which records follow, and in what order. Binary records cannot be told apart without it.
///
/// @param entries in the order of the file
record Contents(List<Entry> entries) {
    /// @param type of the record
    /// @param idc that tells it from others of the file, from 0 to 99
    record Entry(int type, int idc) {}

    static Contents of(LogicalRecord header, NistLimits limits) throws NistRefusal {
        List<List<String>> subfields = header.items(Transaction.CNT);
        if (subfields.isEmpty()) {
            throw new NistRefusal("The first record has no field 1.003, which lists the others");
        }
        List<String> first = subfields.getFirst();
        if (first.size() != 2 || number(first.get(0)) != 1) {
            throw new NistRefusal("Field 1.003 does not begin with type 1 and the count of the other records");
        }
        int count = number(first.get(1));
        if (count > limits.records()) {
            throw new NistRefusal("Field 1.003 announces " + count + " records, more than the " + limits.records()
                    + " that are read: split the file");
        }
        if (count != subfields.size() - 1) {
            throw new NistRefusal("Field 1.003 announces " + count + " records and lists " + (subfields.size() - 1));
        }
        List<Entry> entries = new ArrayList<>();
        for (List<String> subfield : subfields.subList(1, subfields.size())) {
            entries.add(entry(subfield));
        }
        return new Contents(List.copyOf(entries));
    }

    private static Entry entry(List<String> items) throws NistRefusal {
        if (items.size() != 2) {
            throw new NistRefusal("An entry of field 1.003 is not a type and a number");
        }
        int type = number(items.get(0));
        int idc = number(items.get(1));
        if (type < 2 || type > 99 || idc > 99) {
            throw new NistRefusal("Field 1.003 lists a record that cannot be: type " + type + ", IDC " + idc);
        }
        return new Entry(type, idc);
    }

    /// A whole number of at most six digits.
    static int number(String text) throws NistRefusal {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NistRefusal("A number was expected in the frame of the file and something else stands there");
        }
        return Integer.parseInt(digits);
    }

    static String text(List<LogicalRecord> records) throws NistRefusal {
        StringBuilder text = new StringBuilder("1" + (char) Separators.US + records.size());
        for (LogicalRecord record : records) {
            text.append((char) Separators.RS)
                    .append(record.type())
                    .append((char) Separators.US)
                    .append(record.text(LogicalRecord.IDC)
                            .orElseThrow(() -> new NistRefusal("A record has no IDC: " + record)));
        }
        return text.toString();
    }
}
