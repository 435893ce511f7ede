package org.stillmatch.casework.nist;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which fields of Type-2 say whom the pictures show.
///
/// The standard leaves all of Type-2 but its first two fields to the agencies, so that the numbers are a setting. Those
/// of the FBI's EBTS are the default where it has one: state identification number 2.015, date of birth 2.022,
/// arrest 2.047. It has none for the basis of holding and the review date; without them an image is held, not compared.
///
/// @param fields the number of each field by what it says
public record SubjectFields(Map<Says, Integer> fields) {
    /// What a field may say.
    public enum Says {
        SUBJECT,
        BORN_ON,
        ARRESTS,
        BASIS,
        REVIEW_ON,
        COHORT
    }

    private static final int TYPE = 2;

    /// The numbers of EBTS.
    public static final SubjectFields EBTS =
            new SubjectFields(Map.of(Says.SUBJECT, 15, Says.BORN_ON, 22, Says.ARRESTS, 47));

    /// @throws IllegalArgumentException if the subject has no field, or a number is none of Type-2's own
    public SubjectFields {
        fields = Map.copyOf(fields);
        if (!fields.containsKey(Says.SUBJECT)) {
            throw new IllegalArgumentException("Say which field of Type-2 names the subject");
        }
        fields.forEach((says, number) -> {
            if (number < 3 || number > LogicalRecord.LAST_FIELD) {
                throw new IllegalArgumentException("Field 2." + number + " cannot hold " + says);
            }
        });
    }

    /// Some of EBTS's numbers replaced and others added.
    public SubjectFields with(Map<Says, Integer> more) {
        Map<Says, Integer> all = new TreeMap<>(fields);
        all.putAll(more);
        return new SubjectFields(all);
    }

    /// Whom the pictures of a file show.
    public record Subject(
            String name,
            Optional<LocalDate> bornOn,
            Optional<String> arrests,
            Optional<String> basis,
            Optional<LocalDate> reviewOn,
            Optional<String> cohort) {}

    /// @throws NistRefusal if the file names nobody, or two, or says something that is no date
    public Subject subject(Transaction transaction) throws NistRefusal {
        List<LogicalRecord> named = transaction.ofType(TYPE).stream()
                .filter(record -> text(record, Says.SUBJECT).isPresent())
                .toList();
        List<String> names = named.stream()
                .map(record -> text(record, Says.SUBJECT).orElseThrow())
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw new NistRefusal(
                    names.isEmpty()
                            ? "No record of Type-2 names the subject in its field 2." + fields.get(Says.SUBJECT)
                            : "The file names " + names.size() + " subjects: send a file for each");
        }
        LogicalRecord record = named.getFirst();
        return new Subject(
                names.getFirst(),
                day(record, Says.BORN_ON),
                text(record, Says.ARRESTS),
                text(record, Says.BASIS),
                day(record, Says.REVIEW_ON),
                text(record, Says.COHORT));
    }

    /// A record that says it all with these numbers.
    public LogicalRecord record(Subject subject) {
        LogicalRecord record = LogicalRecord.of(TYPE).with(LogicalRecord.IDC, "00");
        record = with(record, Says.SUBJECT, Optional.of(subject.name()));
        record = with(record, Says.BORN_ON, subject.bornOn().map(FaceImage.DAY::format));
        record = with(record, Says.ARRESTS, subject.arrests());
        record = with(record, Says.BASIS, subject.basis());
        record = with(record, Says.REVIEW_ON, subject.reviewOn().map(FaceImage.DAY::format));
        return with(record, Says.COHORT, subject.cohort());
    }

    private LogicalRecord with(LogicalRecord record, Says says, Optional<String> text) {
        Integer number = fields.get(says);
        if (number == null || text.isEmpty()) {
            return record;
        }
        if (Separators.isIn(text.get())) {
            throw new IllegalArgumentException("A text would break its field apart");
        }
        return record.with(number, text.get());
    }

    private Optional<String> text(LogicalRecord record, Says says) {
        Integer number = fields.get(says);
        return number == null ? Optional.empty() : record.firstItem(number);
    }

    private Optional<LocalDate> day(LogicalRecord record, Says says) throws NistRefusal {
        Integer number = fields.get(says);
        return number == null ? Optional.empty() : FaceImage.day(record, number);
    }
}
