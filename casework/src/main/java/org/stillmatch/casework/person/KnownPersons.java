package org.stillmatch.casework.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.identification.Identification;
import org.stillmatch.casework.identification.Identifications;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.intake.still.Previews;
import org.stillmatch.intake.submission.Exhibit;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionFiles;

/// Custody subjects to whom leads point. Nobody who compares stills may look, nor anybody at a subject to whom none
/// does: whether such a subject is there is not told.
@Component
public final class KnownPersons {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final KnownPersonRows rows;
    private final CustodyRecords records;
    private final Identifications identifications;
    private final SubmissionFiles submissions;
    private final Unconfirmed unconfirmed;

    KnownPersons(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            CustodyRecords records,
            Identifications identifications,
            SubmissionFiles submissions,
            Unconfirmed unconfirmed) {
        this.transactions = transactions;
        this.acts = acts;
        this.rows = new KnownPersonRows(database);
        this.records = records;
        this.identifications = identifications;
        this.submissions = submissions;
        this.unconfirmed = unconfirmed;
    }

    /// Some of them.
    ///
    /// @param ofMoreThanOneOffence to how many among all leads of more than one offence point
    /// @param more whether there are more after these
    public record Listed(List<KnownPerson> persons, long ofMoreThanOneOffence, boolean more) {
        public Listed {
            persons = List.copyOf(persons);
        }
    }

    /// A submission with leads.
    ///
    /// @param exhibits all that came with it
    /// @param leads the oldest first, each about one of the exhibits
    public record Linked(Submission submission, List<Exhibit> exhibits, List<Identification> leads) {
        public Linked {
            exhibits = List.copyOf(exhibits);
            leads = List.copyOf(leads);
        }
    }

    /// @param linked that of the latest offence first
    public record File(CustodyRecord record, List<Linked> linked, NotConfirmed notConfirmed) {
        public File {
            linked = List.copyOf(linked);
        }

        /// How many offences: crime numbers that are not the same.
        public long offences() {
            return linked.stream()
                    .map(one -> one.submission().crimeNumber().orElse("").strip())
                    .distinct()
                    .count();
        }

        public long retailers() {
            return linked.stream()
                    .map(one -> one.submission().organisation())
                    .distinct()
                    .count();
        }
    }

    /// Those whom leads of more than one offence point to first; whoever looks is on record, and at whom.
    public Listed list(Actor actor, int most, int after) {
        requireNotBlind(actor);
        return Objects.requireNonNull(transactions.execute(status -> {
            List<KnownPerson> known = rows.list(most + 1, after);
            List<KnownPerson> found = known.stream().limit(most).toList();
            acts.record(Act.of(
                    Act.Kind.CONSULTATION,
                    "list known persons",
                    actor,
                    found.stream().map(person -> subject(person.subject())).toArray(Act.Thing[]::new)));
            return new Listed(found, rows.ofMoreThanOneOffence(), known.size() > most);
        }));
    }

    /// One of them, after it is on record that somebody looks.
    ///
    /// @throws Refusal if no lead points to the subject, it was erased, or there is none
    public File see(Actor actor, int subject) {
        requireNotBlind(actor);
        return Objects.requireNonNull(transactions.execute(status -> {
            Map<UUID, List<Identification>> leads = identifications.ofSubject(subject).stream()
                    .collect(Collectors.groupingBy(lead -> rows.submissionOf(lead.still())));
            List<Linked> linked = rows.submissions(subject).stream()
                    .map(submission -> new Linked(
                            submissions.find(actor, submission),
                            submissions.exhibits(actor, submission),
                            leads.getOrDefault(submission, List.of())))
                    .toList();
            CustodyRecord record = records.of(subject)
                    .filter(found -> !linked.isEmpty())
                    .orElseThrow(() -> Refusal.notFound("known person"));
            Set<UUID> own = linked.stream()
                    .flatMap(one -> one.leads().stream())
                    .map(Identification::still)
                    .collect(Collectors.toSet());
            File file = new File(record, linked, unconfirmed.of(subject, own));
            acts.record(Act.of(Act.Kind.CONSULTATION, "see known person", actor, about(file, own))
                    .with("offences", file.offences()));
            return file;
        }));
    }

    /// A custody image of one of them as a JPEG without metadata, after it is on record that somebody looks.
    ///
    /// @throws Refusal if no lead points to the subject, it has no such image, or that may not be shown today
    public byte[] picture(Actor actor, int subject, UUID image) {
        requireNotBlind(actor);
        byte[] file = Objects.requireNonNull(transactions.execute(status -> {
            byte[] found = Optional.of(subject)
                    .filter(number -> !identifications.ofSubject(number).isEmpty())
                    .flatMap(number -> records.file(number, image))
                    .orElseThrow(() -> Refusal.notFound("custody image"));
            acts.record(Act.of(
                            Act.Kind.CONSULTATION,
                            "see known person's custody image",
                            actor,
                            subject(subject),
                            new Act.Thing("custody image", image.toString()))
                    .because("A lead points to the subject"));
            return found;
        }));
        try {
            return Previews.of(Decoder.decode(file, Limits.STANDARD).picture());
        } catch (Unreadable e) {
            throw Refusal.notFound("custody image");
        }
    }

    private static Act.Thing[] about(File file, Set<UUID> own) {
        List<Act.Thing> about =
                new ArrayList<>(List.of(subject(file.record().subject().id())));
        file.linked()
                .forEach(one -> about.add(
                        new Act.Thing("submission", one.submission().id().toString())));
        NotConfirmed not = file.notConfirmed();
        Set<UUID> stills = new TreeSet<>(Cliques.ORDER);
        stills.addAll(own);
        Stream.of(not.linked(), not.suggested(), not.contradicted())
                .flatMap(List::stream)
                .forEach(beside -> stills.add(beside.other().still()));
        not.notHeld().forEach(one -> stills.add(one.still().still()));
        stills.forEach(still -> about.add(new Act.Thing("still", still.toString())));
        return about.toArray(Act.Thing[]::new);
    }

    private static Act.Thing subject(int subject) {
        return new Act.Thing("subject", String.valueOf(subject));
    }

    private static void requireNotBlind(Actor actor) {
        if (actor.role().answersBlind()) {
            throw Refusal.forbidden("Whoever compares stills may not see whom others found in them.");
        }
    }
}
