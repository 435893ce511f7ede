package org.stillmatch.casework.imports;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.register.Arrest;
import org.stillmatch.casework.register.Arrests;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Person;
import org.stillmatch.casework.register.Subject;
import org.stillmatch.casework.register.Subjects;

/// Carries out a row: together with the note of what it came to, or not at all.
@Component
final class RowImport {
    private static final String REPLACED = "another picture took its place at the source";

    private final TransactionTemplate transactions;
    private final Subjects subjects;
    private final Images images;
    private final Arrests arrests;
    private final Portraits portraits;
    private final ImportRows rows;

    RowImport(
            TransactionTemplate transactions,
            Subjects subjects,
            Images images,
            Arrests arrests,
            Portraits portraits,
            ImportRows rows) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.images = images;
        this.arrests = arrests;
        this.portraits = portraits;
        this.rows = rows;
    }

    /// A row's bytes, wherever they are.
    interface Source {
        /// @return empty if there is no file
        /// @throws Refusal if it cannot be read
        Optional<byte[]> bytes(Entry entry) throws IOException;
    }

    /// What takes long: reads the picture and makes its template. Several threads may do it at once.
    Prepared prepare(Entry entry, Source source) throws IOException {
        if (!(entry.what() instanceof Entry.Held)
                || entry.what() instanceof Entry.Held held
                        && held.takenIn().filter(Arrest.Facts::wrongPerson).isPresent()) {
            return new Prepared.NotNeeded();
        }
        try {
            Optional<byte[]> bytes = source.bytes(entry);
            if (bytes.isEmpty()) {
                return new Prepared.Missing();
            }
            Optional<String> known = images.find(entry.image()).flatMap(Image::sha256);
            return known.filter(Hash.sha256(bytes.get()).toString()::equals).isPresent()
                    ? new Prepared.Same()
                    : new Prepared.Taken(portraits.take(bytes.get()));
        } catch (Refusal e) {
            return new Prepared.Refused(String.valueOf(e.getMessage()));
        }
    }

    void carryOut(Actor actor, UUID into, Entry entry, Prepared prepared) {
        try {
            transactions.executeWithoutResult(status -> {
                switch (entry.what()) {
                    case Entry.Held held -> held(actor, into, entry, held, prepared);
                    case Entry.Gone gone -> gone(actor, into, entry);
                    case Entry.Faulty faulty -> rows.note(into, entry, null, Outcome.REFUSED, faulty.reason());
                }
            });
        } catch (Refusal e) {
            rows.note(into, entry, null, Outcome.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private void held(Actor actor, UUID into, Entry entry, Entry.Held held, Prepared prepared) {
        Optional<Image> before = images.find(held.facts().sourceId());
        if (prepared instanceof Prepared.Refused no) {
            throw Refusal.invalid("file", no.reason());
        }
        if (prepared instanceof Prepared.Missing && before.isEmpty()) {
            throw Refusal.invalid("file", "There is no such file: send the picture with the list.");
        }
        if (before.isEmpty()) {
            requireNeverWithdrawn(held.facts().sourceId());
        }
        int subject = subjects.enter(actor, person(held.person()));
        if (before.filter(image -> image.subject() != subject).isPresent()) {
            throw Refusal.invalid(
                    "image", "Another subject is enrolled under this image id: give the image an id of its own.");
        }
        Optional<UUID> takenIn = enter(actor, subject, held);
        if (held.takenIn().filter(Arrest.Facts::wrongPerson).isPresent()) {
            before.flatMap(image -> images.find(image.id()))
                    .filter(image -> image.state().equals("held"))
                    .ifPresent(image -> images.withdraw(actor, image.id(), Images.WRONG_PERSON));
            rows.note(into, entry, subject, Outcome.WITHDRAWN, "The arrest was of the wrong person.");
            return;
        }
        Image.Facts facts = facts(held.facts(), takenIn, before);
        rows.note(into, entry, subject, image(actor, subject, facts, before, prepared), "");
    }

    private Outcome image(Actor actor, int subject, Image.Facts facts, Optional<Image> before, Prepared prepared) {
        if (prepared instanceof Prepared.Taken fresh) {
            before.ifPresent(image -> images.withdraw(actor, image.id(), REPLACED));
            images.enrol(actor, subject, facts, fresh.portrait());
            return before.isPresent() ? Outcome.CHANGED : Outcome.ENROLLED;
        }
        UUID image = before.orElseThrow(() -> Refusal.conflict(
                        "The image was withdrawn while the row was read: import it again.", "withdrawn"))
                .id();
        return images.amend(actor, image, facts) ? Outcome.CHANGED : Outcome.UNCHANGED;
    }

    private Optional<UUID> enter(Actor actor, int subject, Entry.Held held) {
        Optional<UUID> takenIn = Optional.empty();
        for (Arrest.Facts arrest : held.arrests()) {
            UUID id = arrests.enter(actor, subject, arrest);
            if (held.takenIn().filter(arrest::equals).isPresent()) {
                takenIn = Optional.of(id);
            }
        }
        return takenIn;
    }

    /// What the source had lost may come again. What was taken out for another reason stays out.
    private void requireNeverWithdrawn(String sourceId) {
        images.latest(sourceId)
                .flatMap(Image::reason)
                .filter(reason -> !reason.equals(Images.GONE_AT_SOURCE) && !reason.equals(REPLACED))
                .ifPresent(reason -> {
                    throw Refusal.invalid("image", "The image was withdrawn here: " + reason + ". It stays out.");
                });
    }

    private void gone(Actor actor, UUID into, Entry entry) {
        Optional<Image> held = images.find(entry.image());
        held.ifPresent(image -> images.withdraw(actor, image.id(), Images.GONE_AT_SOURCE));
        rows.note(
                into,
                entry,
                held.map(Image::subject).orElse(null),
                held.isPresent() ? Outcome.WITHDRAWN : Outcome.UNCHANGED,
                held.isPresent() ? "" : "It was not held.");
    }

    /// What a row leaves out is no news: forgetting a date of birth could make a child's image eligible.
    private Person person(Person said) {
        Optional<Subject> known = subjects.find(said.sourceId());
        return new Person(
                said.sourceId(),
                said.bornOn().or(() -> known.flatMap(Subject::bornOn)),
                said.cohort().or(() -> known.flatMap(Subject::cohort)));
    }

    /// Likewise the day and the arrest of an image. A basis or a review date that is left out is none.
    private static Image.Facts facts(Image.Facts said, Optional<UUID> arrest, Optional<Image> before) {
        Optional<Image.Facts> known = before.map(Image::facts);
        return new Image.Facts(
                said.sourceId(),
                said.view().or(() -> known.flatMap(Image.Facts::view)),
                said.capturedOn().or(() -> known.flatMap(Image.Facts::capturedOn)),
                arrest.or(() -> known.flatMap(Image.Facts::arrest)),
                said.basis(),
                said.reviewOn());
    }
}
