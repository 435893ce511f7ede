package org.stillmatch.casework.nist;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A record of numbered fields, such as 2.022 or 10.005, and in some types the bytes of an image in field 999.
///
/// Its length (field 001) is the reader's and the writer's affair and stands in no field here.
public final class LogicalRecord {
    static final int LEN = 1;
    static final int IDC = 2;
    static final int DATA = 999;

    /// The most that four digits can say.
    static final int LAST_FIELD = 9_999;

    /// From here on a record may carry an image.
    private static final int FIRST_WITH_DATA = 10;

    private static final Pattern SUBFIELDS = Pattern.compile(Character.toString(Separators.RS), Pattern.LITERAL);
    private static final Pattern ITEMS = Pattern.compile(Character.toString(Separators.US), Pattern.LITERAL);

    private final int type;
    private final SortedMap<Integer, String> fields;
    private final byte[] data;

    private LogicalRecord(int type, SortedMap<Integer, String> fields, byte[] data) {
        this.type = type;
        this.fields = fields;
        this.data = data;
    }

    /// A record without fields.
    ///
    /// @param type from 1 to 99
    public static LogicalRecord of(int type) {
        if (type < 1 || type > 99) {
            throw new IllegalArgumentException("There is no record of type " + type);
        }
        return new LogicalRecord(type, new TreeMap<>(), new byte[0]);
    }

    /// The same with a field of its own text, subfields and items already separated.
    public LogicalRecord with(int number, String text) {
        if (number <= LEN || number > LAST_FIELD || holdsData(type, number)) {
            throw new IllegalArgumentException("A record has no text in field " + number);
        }
        if (text.indexOf(Separators.FS) >= 0 || text.indexOf(Separators.GS) >= 0) {
            throw new IllegalArgumentException("A field would break its record apart");
        }
        SortedMap<Integer, String> more = new TreeMap<>(fields);
        more.put(number, text);
        return new LogicalRecord(type, more, data);
    }

    /// The same with an image.
    public LogicalRecord withData(byte[] image) {
        if (!holdsData(type, DATA)) {
            throw new IllegalArgumentException("A record of type " + type + " carries no image");
        }
        return new LogicalRecord(type, fields, image.clone());
    }

    static LogicalRecord read(int type, SortedMap<Integer, String> fields, byte[] data) {
        return new LogicalRecord(type, fields, data);
    }

    static boolean holdsData(int type, int field) {
        return field == DATA && type >= FIRST_WITH_DATA;
    }

    public int type() {
        return type;
    }

    /// All fields but the length and the image, by number.
    public SortedMap<Integer, String> fields() {
        return Collections.unmodifiableSortedMap(fields);
    }

    /// A field that is there and not blank, without blanks around it.
    public Optional<String> text(int number) {
        return Optional.ofNullable(fields.get(number)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// The first information item of a field, if it is not blank.
    public Optional<String> firstItem(int number) {
        return items(number).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /// A field as its subfields, each as its information items; no subfields if it is not there.
    public List<List<String>> items(int number) {
        String text = fields.get(number);
        if (text == null) {
            return List.of();
        }
        return Arrays.stream(SUBFIELDS.split(text, -1))
                .map(subfield -> List.of(ITEMS.split(subfield, -1)))
                .toList();
    }

    /// The image, of no bytes if there is none.
    public byte[] data() {
        return data.clone();
    }

    int dataLength() {
        return data.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogicalRecord that
                && type == that.type
                && fields.equals(that.fields)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type + fields.hashCode()) + Arrays.hashCode(data);
    }

    /// Without a word of what it says of a person.
    @Override
    public String toString() {
        return "Type-" + type + " with fields " + fields.keySet() + " and " + data.length + " bytes";
    }
}
