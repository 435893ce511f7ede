package org.stillmatch.intake.still;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.intake.original.FileType;
import org.stillmatch.intake.original.Kept;
import org.stillmatch.intake.original.Original;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.original.Reading;
import org.stillmatch.intake.submission.Exhibit;
import org.stillmatch.intake.submission.ExhibitKind;
import org.stillmatch.intake.submission.NewExhibit;
import org.stillmatch.intake.submission.Submissions;

/// Files that come with submissions: each is kept as an original, becomes an exhibit and, if it is a still or a clip,
/// is examined.
public final class SentFiles {
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Originals originals;
    private final Submissions submissions;
    private final StillRows rows;

    public SentFiles(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            Tasks tasks,
            InstantSource clock,
            Originals originals,
            Submissions submissions) {
        this.client = client;
        this.transactions = transactions;
        this.acts = acts;
        this.tasks = tasks;
        this.clock = clock;
        this.originals = originals;
        this.submissions = submissions;
        this.rows = new StillRows(client);
    }

    /// A file as an exhibit.
    ///
    /// @param sentBefore whether the organisation had sent the same file before
    public record Added(Exhibit exhibit, boolean sentBefore) {}

    /// Takes a file in and adds it to a submission.
    ///
    /// @param name as its sender calls it
    /// @param reference such as 'AB/1'; empty to be given the next
    public Added add(Actor actor, UUID submission, InputStream file, String name, Optional<String> reference)
            throws IOException {
        Stills.requireRetailer(actor);
        return attach(actor, submission, originals.take(actor, file), name, reference);
    }

    /// Adds what was taken in to a submission.
    public Added attach(Actor actor, UUID submission, Kept kept, String name, Optional<String> reference) {
        NewExhibit add = new NewExhibit(
                kind(kept.original()),
                reference,
                name,
                kept.original().sha256(),
                kept.original().bytes(),
                Optional.empty());
        return new Added(attach(actor, submission, kept.original(), add, Optional.empty()), kept.before());
    }

    private Exhibit attach(Actor actor, UUID submission, Original original, NewExhibit add, Optional<Recipe> recipe) {
        return Objects.requireNonNull(transactions.execute(status -> {
            originals.hold(actor, original.id());
            Exhibit exhibit = submissions.attach(actor, submission, add);
            if (exhibit.kind() == ExhibitKind.DOCUMENT) {
                rows.original(exhibit.id(), original.id());
                return exhibit;
            }
            boolean isNew = rows.insert(exhibit, original.id(), recipe);
            if (isNew) {
                acts.record(Act.of(
                                Act.Kind.COLLECTION,
                                "add still",
                                actor,
                                new Act.Thing("still", exhibit.id().toString()),
                                new Act.Thing("submission", submission.toString()))
                        .with("state", StillState.RECEIVED.words())
                        .with("sha256", original.sha256()));
                tasks.ask(Examining.NAME, exhibit.id(), clock.instant());
            }
            return exhibit;
        }));
    }

    /// Makes a still of a frame that a clip offers.
    ///
    /// @param frame by its number
    /// @return the still, which is the same if it was taken before
    public Added takeFrame(Actor actor, UUID clip, int frame) throws IOException {
        Stills.requireRetailer(actor);
        Still from = rows.of(actor, clip, false).live();
        if (!from.clip()) {
            throw Refusal.invalid("frame", "Frames are taken of clips; this is a still.");
        }
        SeenFace offered = from.face(frame)
                .orElseThrow(() -> Refusal.invalid("frame", "Choose one of the frames that are offered."));
        Recipe.Made made = originals.asFile(
                actor,
                from.original(),
                new Reading("take frame", "submission", "to make a still of a frame"),
                file -> Recipe.whole(file, from.sha256(), offered.micros()));
        Kept kept = originals.keepMade(actor, made.still());
        NewExhibit add = new NewExhibit(
                ExhibitKind.STILL,
                Optional.empty(),
                "Frame at " + time(offered.micros()) + ".png",
                kept.original().sha256(),
                kept.original().bytes(),
                Optional.of(clip));
        return new Added(
                attach(actor, from.submission(), kept.original(), add, Optional.of(made.recipe())), kept.before());
    }

    /// Opens the original of an exhibit for a person of the police, with purpose and reason on record.
    public InputStream read(Actor actor, UUID exhibit, String purpose, String reason) throws IOException {
        UUID original = locate(actor, exhibit).original().id();
        return originals.open(actor, original, new Reading("read original", purpose, reason));
    }

    /// An exhibit by what it belongs to.
    public record Located(UUID submission, Original original) {}

    /// Which submission and which file an exhibit is of.
    ///
    /// @throws Refusal if there is none that the actor may see, or it was withdrawn
    public Located locate(Actor actor, UUID exhibit) {
        return StillRows.bound(client.sql("""
                                select e.submission_id, eo.original_id from exhibit_original eo
                                join exhibit e on e.id = eo.exhibit_id join submission s on s.id = e.submission_id
                                where eo.exhibit_id = :exhibit and s.state <> 'withdrawn'
                                """ + StillRows.scope(actor)), actor)
                .param("exhibit", exhibit)
                .query((row, number) -> new Located(
                        row.getObject("submission_id", UUID.class),
                        originals.find(actor, row.getObject("original_id", UUID.class))))
                .optional()
                .orElseThrow(() -> Refusal.notFound("exhibit"));
    }

    /// The same, with the police's looking at it on record.
    public Located consult(Actor actor, UUID exhibit) {
        Located found = locate(actor, exhibit);
        if (!actor.role().isRetailers()) {
            transactions.executeWithoutResult(status -> acts.record(
                    Act.of(Act.Kind.CONSULTATION, "see exhibit", actor, new Act.Thing("exhibit", exhibit.toString()))));
        }
        return found;
    }

    /// Erases, within the open transaction, the originals of a submission that was withdrawn, unless another live
    /// submission of the organisation has the same file.
    public void forget(UUID organisation, UUID submission) {
        Actor service = Actor.service(organisation);
        List<UUID> held = client.sql("""
                        select distinct eo.original_id from exhibit_original eo join exhibit e on e.id = eo.exhibit_id
                        where e.submission_id = :submission order by 1
                        """)
                .param("submission", submission)
                .query((row, number) -> row.getObject("original_id", UUID.class))
                .list();
        held.forEach(original -> forgetUnused(service, original));
    }

    /// Erases, within the open transaction, an original that no live submission has.
    public void forgetUnused(Actor actor, UUID original) {
        // Locked before it is asked for: whoever adds the file at this moment comes first or is refused.
        originals.lock(original);
        boolean used = client.sql("""
                        select 1 from exhibit_original eo join exhibit e on e.id = eo.exhibit_id
                        join submission s on s.id = e.submission_id
                        where eo.original_id = :original and s.state <> 'withdrawn' limit 1
                        """)
                .param("original", original)
                .query((row, number) -> true)
                .optional()
                .isPresent();
        if (!used) {
            originals.erase(actor, original, "No submission has it.");
        }
    }

    private static ExhibitKind kind(Original original) {
        return switch (original.type().kind()) {
            case FileType.Kind.STILL -> ExhibitKind.STILL;
            case FileType.Kind.CLIP -> ExhibitKind.CLIP;
            case FileType.Kind.DOCUMENT -> ExhibitKind.DOCUMENT;
        };
    }

    private static String time(long micros) {
        Duration at = Duration.ofNanos(1000 * micros);
        return "%d.%02d.%03d".formatted(at.toMinutes(), at.toSecondsPart(), at.toMillisPart());
    }
}
