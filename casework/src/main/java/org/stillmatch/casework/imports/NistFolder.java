package org.stillmatch.casework.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.RowReader;
import org.stillmatch.casework.nist.FaceImage;
import org.stillmatch.casework.nist.LogicalRecord;
import org.stillmatch.casework.nist.NistLimits;
import org.stillmatch.casework.nist.NistReader;
import org.stillmatch.casework.nist.NistRefusal;
import org.stillmatch.casework.nist.SubjectFields;
import org.stillmatch.casework.nist.Transaction;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Person;

/// ANSI/NIST-ITL files as rows: one for each record of Type-10, or one that says why a file cannot be used.
///
/// The id of an image is made of who sent the file, the number that they gave it, and the record's own: these
/// three
/// name it for good.
final class NistFolder {
    private final Handed files;
    private final SubjectFields fields;
    private final List<Entry> entries = new ArrayList<>();

    private NistFolder(Handed files, SubjectFields fields) {
        this.files = files;
        this.fields = fields;
    }

    static List<Entry> read(Handed files, SubjectFields fields) throws IOException {
        NistFolder folder = new NistFolder(files, fields);
        for (String name : files.names()) {
            folder.file(name);
        }
        return folder.entries;
    }

    private void file(String name) throws IOException {
        try {
            Transaction file = NistReader.read(bytes(files, name), NistLimits.STANDARD);
            SubjectFields.Subject subject = fields.subject(file);
            List<LogicalRecord> faces = file.ofType(FaceImage.TYPE);
            if (faces.isEmpty()) {
                refuse(name, name, "The file holds no record of Type-10, and so no face");
            }
            for (LogicalRecord record : faces) {
                face(name, file, subject, record);
            }
        } catch (NistRefusal e) {
            refuse(name, name, e.sentence());
        }
    }

    private void face(String name, Transaction file, SubjectFields.Subject subject, LogicalRecord record) {
        String image = id(file, record);
        try {
            FaceImage face = FaceImage.of(record);
            entries.add(new Entry(
                    entries.size() + 1,
                    name,
                    image,
                    new Entry.Held(
                            new Person(Limit.id(subject.name()), subject.bornOn(), Limit.word(subject.cohort())),
                            new Image.Facts(
                                    Limit.id(image),
                                    Limit.view(face.view()),
                                    face.takenOn(),
                                    Optional.empty(),
                                    Limit.word(subject.basis()),
                                    subject.reviewOn()),
                            ArrestColumns.listed(subject.arrests()),
                            Optional.empty())));
        } catch (NistRefusal e) {
            refuse(name, image, e.sentence());
        } catch (RowReader.Fault e) {
            refuse(name, image, String.valueOf(e.getMessage()));
        }
    }

    private void refuse(String name, String image, String sentence) {
        entries.add(new Entry(entries.size() + 1, name, image, new Entry.Faulty(stopped(sentence))));
    }

    private static String stopped(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String id(Transaction file, LogicalRecord record) {
        return file.origin() + "/" + file.control() + "/" + record.text(2).orElse("");
    }

    /// The picture of a row.
    ///
    /// @throws Refusal if the file is not what it was when its rows were made
    static byte[] picture(Handed files, Entry entry) throws IOException {
        try {
            Transaction file = NistReader.read(bytes(files, entry.path()), NistLimits.STANDARD);
            for (LogicalRecord record : file.ofType(FaceImage.TYPE)) {
                if (id(file, record).equals(entry.image())) {
                    return FaceImage.of(record).picture();
                }
            }
        } catch (NistRefusal e) {
            throw Refusal.invalid("file", e.sentence());
        }
        throw Refusal.invalid("file", "The file has changed since the import began: import it again.");
    }

    private static byte[] bytes(Handed files, String name) throws IOException {
        return files.read(name, NistLimits.STANDARD.bytes()).orElse(new byte[0]);
    }
}
