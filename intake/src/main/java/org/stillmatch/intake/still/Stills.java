package org.stillmatch.intake.still;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.original.Reading;

/// The stills and clips of submissions: their faces are found by the service, the suspect's is named by the retailer
/// and confirmed by intake.
public final class Stills {
    private static final int LONGEST_REASON = 1000;
    private static final String BECAUSE = "named because";
    private static final TypeReference<KnownFace> KNOWN = new TypeReference<>() {};
    private static final Actor NOBODY = Actor.service(new UUID(0, 0));
    private static final String OVERRIDDEN = "overridden because";

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Originals originals;
    private final Supplier<Faces> faces;
    private final BetterImage better;
    private final StillRows rows;

    /// @param faces asked for when a still is examined, since the networks take a while to load
    public Stills(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Originals originals,
            Supplier<Faces> faces,
            BetterImage better) {
        this.client = client;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.originals = originals;
        this.faces = faces;
        this.better = better;
        this.rows = new StillRows(client);
    }

    /// Hears, within the open transaction, whether a submission has no still that is good enough, so that its retailer
    /// is asked for a better one.
    @FunctionalInterface
    public interface BetterImage {
        void needed(UUID submission, boolean needed);
    }

    /// What a search needs to know of a still.
    ///
    /// @param owner of the key that it is sealed under
    /// @param reference of the exhibit, such as 'AB/1'
    /// @param face its number, by which people name it
    public record Searchable(
            UUID still, UUID submission, UUID organisation, long owner, String reference, String sha256, int face) {}

    public Still find(Actor actor, UUID id) {
        return opened(rows.of(actor, id, false));
    }

    /// In the order that they were added.
    public List<Still> ofSubmission(Actor actor, UUID submission) {
        return rows.ofSubmission(actor, submission).stream().map(this::opened).toList();
    }

    private Still opened(StillRows.Row row) {
        Still still = row.still();
        if (row.because().isEmpty() || row.withdrawn()) {
            return still;
        }
        return new Still(
                still.id(),
                still.submission(),
                still.organisation(),
                still.original(),
                still.sha256(),
                still.clip(),
                still.state(),
                still.reason(),
                still.examined(),
                still.width(),
                still.height(),
                still.face(),
                originals.openText(still.original(), BECAUSE, row.because().get()),
                still.confirmed(),
                still.recipe(),
                still.faces());
    }

    /// Looks for the faces of a still or clip, once.
    void examine(UUID id) throws IOException {
        StillRows.Row row = rows.of(NOBODY, id, false);
        if (row.still().examined() || row.withdrawn()) {
            return;
        }
        Still still = row.still();
        Actor actor = Actor.service(still.organisation());
        Reading reading = new Reading("examine still", "examination", "to find faces and say how good they are");
        Examination found = still.clip()
                ? originals.asFile(actor, still.original(), reading, file -> Examination.ofClip(faces.get(), file))
                : Examination.ofStill(faces.get(), bytes(actor, still.original(), reading));
        for (var preview : found.previews().entrySet()) {
            originals.keepPart(still.original(), preview.getKey(), preview.getValue());
        }
        transactions.executeWithoutResult(status -> {
            if (!rows.of(actor, id, true).still().examined()) {
                keep(actor, still, found);
            }
        });
    }

    private void keep(Actor actor, Still still, Examination found) {
        for (SeenFace face : found.faces()) {
            rows.insert(
                    still.id(),
                    face,
                    still.clip()
                            ? null
                            : sealed(still, face.number(), found.known().get(face.number() - 1)));
        }
        client.sql("update still set examined_at = :at, width = :width, height = :height where id = :id")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("width", found.width())
                .param("height", found.height())
                .param("id", still.id())
                .update();
        if (!found.nothing().isBlank()) {
            settle(actor, still, StillState.NOT_SEARCHABLE, Optional.of(found.nothing()));
        }
    }

    private byte[] sealed(Still still, int number, KnownFace face) {
        return originals.sealText(still.original(), place(number), StillRows.text(face));
    }

    private static String place(int face) {
        return "face " + face;
    }

    /// The service's finding, which depends on the picture alone.
    private void settle(Actor service, Still still, StillState state, Optional<String> reason) {
        rows.state(still.id(), state, reason);
        acts.record(Act.of(Act.Kind.ALTERATION, "examine still", service, thing(still))
                .because(reason.orElse("The named face is good enough."))
                .with("state", state.words()));
        better.needed(still.submission(), rows.noneIsGood(still.submission()));
    }

    /// Says which face is alleged to be the suspect's, and why. It may be said anew until intake confirms it.
    ///
    /// @param number of the face
    public Still name(Actor actor, UUID id, int number, String because) {
        requireRetailer(actor);
        String why = because.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    "because", "Say in at most 1,000 characters how you know which face is the suspect's.");
        }
        return done(() -> {
            Still still = rows.of(actor, id, true).live();
            if (still.confirmed() || still.state() == StillState.SEARCHED) {
                throw Refusal.conflict(
                        "The police have confirmed the face already. Tell your named officer if it is wrong.",
                        still.state().retailersWords());
            }
            if (still.clip()) {
                throw Refusal.invalid("face", "Take a frame of the clip first, then name the face in it.");
            }
            if (!still.examined()) {
                throw Refusal.conflict("The faces are still being looked for. Try again in a minute.", "received");
            }
            SeenFace face = still.face(number)
                    .orElseThrow(() -> Refusal.invalid("face", "Choose one of the faces that are numbered."));
            client.sql("""
                            update still set face = :face, named_by = :by, named_at = :at, named_because = :because
                            where id = :id
                            """)
                    .param("face", number)
                    .param("by", actor.account())
                    .param("at", now().atOffset(ZoneOffset.UTC))
                    .param("because", originals.sealText(still.original(), BECAUSE, why))
                    .param("id", id)
                    .update();
            acts.record(Act.of(Act.Kind.ALTERATION, "name suspect's face", actor, thing(still))
                    .with("face", number));
            settle(
                    Actor.service(still.organisation()),
                    still,
                    face.good() ? StillState.SEARCHABLE : StillState.NOT_SEARCHABLE,
                    face.good() ? Optional.empty() : Optional.of(face.reason()));
            return find(actor, id);
        });
    }

    /// Intake confirms the face that the retailer named.
    public Still confirm(Actor actor, UUID id) {
        requireClerk(actor);
        return done(() -> {
            Still still = rows.of(actor, id, true).live();
            if (still.face().isEmpty()) {
                throw Refusal.conflict(
                        "The retailer has not named a face in this still yet.",
                        still.state().words());
            }
            if (!still.confirmed()) {
                client.sql("update still set confirmed_by = :by, confirmed_at = :at where id = :id")
                        .param("by", actor.account())
                        .param("at", now().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update();
                acts.record(Act.of(Act.Kind.ALTERATION, "confirm face", actor, thing(still))
                        .with("face", still.face().getAsInt()));
            }
            return find(actor, id);
        });
    }

    /// Intake has a face searched all the same, for a reason.
    public Still override(Actor actor, UUID id, String reason) {
        requireClerk(actor);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "Say in at most 1,000 characters why it should be searched all the same.");
        }
        return done(() -> {
            Still still = rows.of(actor, id, true).live();
            if (still.state() != StillState.NOT_SEARCHABLE) {
                throw Refusal.conflict(
                        "Only a still that is not searchable can be overridden.",
                        still.state().words());
            }
            if (still.face().isEmpty()) {
                throw Refusal.conflict(
                        "No face is named in this still, so there is nothing to search. Ask for a clip.",
                        still.state().words());
            }
            rows.state(id, StillState.SEARCHABLE, Optional.empty());
            client.sql("""
                            update still set overridden_by = :by, overridden_at = :at, overridden_because = :because
                            where id = :id
                            """)
                    .param("by", actor.account())
                    .param("at", now().atOffset(ZoneOffset.UTC))
                    .param("because", originals.sealText(still.original(), OVERRIDDEN, why))
                    .param("id", id)
                    .update();
            acts.record(Act.of(Act.Kind.ALTERATION, "override still", actor, thing(still))
                    .because(why)
                    .with("state", StillState.SEARCHABLE.words()));
            better.needed(still.submission(), rows.noneIsGood(still.submission()));
            return find(actor, id);
        });
    }

    /// What may be searched of a still.
    ///
    /// @throws Refusal unless its named face is searchable and confirmed
    public Searchable searchable(UUID id) {
        return searchable(requireSearchable(id));
    }

    private Still requireSearchable(UUID id) {
        Still still = rows.of(NOBODY, id, false).live();
        if (!mayBeSearched(still)) {
            boolean fit = still.state() != StillState.RECEIVED && still.state() != StillState.NOT_SEARCHABLE;
            throw Refusal.conflict(
                    fit
                            ? "Intake has not confirmed which face of this still is meant."
                            : "This still cannot be searched: " + still.reason().orElse("no face is named yet."),
                    still.state().words());
        }
        return still;
    }

    /// Those of a submission that may be searched.
    public List<Searchable> searchableOf(Actor actor, UUID submission) {
        return rows.ofSubmission(actor, submission).stream()
                .filter(row -> !row.withdrawn())
                .map(StillRows.Row::still)
                .filter(Stills::mayBeSearched)
                .map(this::searchable)
                .toList();
    }

    private static boolean mayBeSearched(Still still) {
        return still.confirmed() && (still.state() == StillState.SEARCHABLE || still.state() == StillState.SEARCHED);
    }

    private Searchable searchable(Still still) {
        return new Searchable(
                still.id(),
                still.submission(),
                still.organisation(),
                originals.owner(still.original()),
                rows.reference(still.id()),
                still.sha256(),
                still.face().orElseThrow());
    }

    /// The face that is named in a still, as it was found.
    ///
    /// @throws Refusal unless it is searchable and confirmed
    public KnownFace knownFace(UUID id) {
        Still still = requireSearchable(id);
        int face = still.face().orElseThrow();
        return rows.known(id, face)
                .flatMap(known -> originals.openText(still.original(), place(face), known))
                .map(text -> StillRows.read(text, KNOWN))
                .orElseThrow(() -> Refusal.notFound("still"));
    }

    /// The bytes of a still's file, read as the service for an enquiry that was authorised.
    ///
    /// @param reason such as the number of the enquiry
    public byte[] picture(UUID id, String reason) throws IOException {
        return picture(id, new Reading("search still", "enquiry", reason));
    }

    /// The same for another act that was authorised.
    public byte[] picture(UUID id, Reading reading) throws IOException {
        Still still = rows.of(NOBODY, id, false).live();
        return bytes(Actor.service(still.organisation()), still.original(), reading);
    }

    /// Seals what a later step makes of a still under the still's own key, which goes with its original.
    ///
    /// @param name of what is sealed, by which it is opened
    /// @throws Refusal unless its named face is searchable and confirmed
    public byte[] seal(UUID id, String name, String text) {
        return originals.sealText(requireSearchable(id).original(), name, text);
    }

    /// Empty once the still was withdrawn, or its original erased.
    public Optional<String> open(UUID id, String name, byte[] sealed) {
        StillRows.Row row = rows.of(NOBODY, id, false);
        return row.withdrawn()
                ? Optional.empty()
                : originals.openText(row.still().original(), name, sealed);
    }

    /// The bytes of a still's file, for an examiner who compares it.
    public byte[] compared(Actor examiner, UUID id) throws IOException {
        return bytes(
                examiner,
                requireSearchable(id).original(),
                new Reading("see still", "examination", "compared with custody images"));
    }

    /// The other good frames that a clip offers of the person who is named in a still that was taken of it, by their
    /// numbers; none of a still that was sent as one.
    ///
    /// @throws Refusal unless the still is searchable and confirmed
    public List<Integer> otherFrames(UUID id) {
        return followed(requireSearchable(id))
                .map(followed ->
                        followed.others().stream().map(SeenFace::number).toList())
                .orElse(List.of());
    }

    private Optional<Followed> followed(Still still) {
        return still.recipe().isEmpty()
                ? Optional.empty()
                : Followed.by(
                        still,
                        rows.ofSubmission(NOBODY, still.submission()).stream()
                                .map(StillRows.Row::still)
                                .toList());
    }

    /// Those frames out of the clip, for an examiner who compares the still. One in which the face is not found again
    /// is left out.
    public List<OtherFrame> frames(Actor examiner, UUID id) throws IOException {
        Optional<Followed> followed =
                followed(requireSearchable(id)).filter(it -> !it.others().isEmpty());
        if (followed.isEmpty()) {
            return List.of();
        }
        List<SeenFace> wanted = followed.get().others();
        Map<Long, Picture> pictures = originals.asFile(
                examiner,
                followed.get().clip().original(),
                new Reading("see still", "examination", "compared with custody images"),
                file -> Recipe.frames(
                        file, wanted.stream().map(SeenFace::micros).collect(Collectors.toSet())));
        return wanted.stream()
                .flatMap(seen -> Optional.ofNullable(pictures.get(seen.micros())).stream()
                        .flatMap(picture -> frame(seen, picture).stream()))
                .toList();
    }

    private Optional<OtherFrame> frame(SeenFace seen, Picture picture) {
        List<Face> found = faces.get().inStill(picture);
        return Followed.same(seen, found)
                .map(face -> new OtherFrame(
                        seen.number(),
                        Pictures.toPng(picture),
                        face,
                        found.stream()
                                .filter(other -> other != face)
                                .map(Face::box)
                                .toList()));
    }

    /// The places of all faces of a still, in the order of their numbers.
    public List<SeenFace.Box> faces(UUID id) {
        return rows.of(NOBODY, id, false).live().faces().stream()
                .map(SeenFace::box)
                .toList();
    }

    /// That a still was searched, within the open transaction; a second time changes nothing.
    public void searched(Actor service, UUID id) {
        if (service.role() != Role.SERVICE) {
            throw Refusal.forbidden("Only the service notes that a still was searched.");
        }
        transactions.executeWithoutResult(status -> {
            Still still = rows.of(service, id, true).live();
            if (still.state() == StillState.SEARCHED) {
                return;
            }
            if (still.state() != StillState.SEARCHABLE) {
                throw Refusal.conflict(
                        "Only a searchable still can be searched.",
                        still.state().words());
            }
            rows.state(id, StillState.SEARCHED, Optional.empty());
            acts.record(Act.of(Act.Kind.ALTERATION, "search still", service, thing(still))
                    .with("state", StillState.SEARCHED.words()));
        });
    }

    /// What pages show of a still, or of a frame that a clip offers; a JPEG without metadata, at most 1,200 px a side.
    ///
    /// @param frame of a clip, from 1
    /// @return empty while it is being made
    public Optional<byte[]> preview(Actor actor, UUID id, Optional<Integer> frame) throws IOException {
        Still still = rows.of(actor, id, false).live();
        String part = still.clip() ? Previews.ofFrame(frame.orElse(1)) : Previews.OF_STILL;
        return originals.part(
                actor, still.original(), part, new Reading("see preview", "submission", "shown on a page"));
    }

    private byte[] bytes(Actor actor, UUID original, Reading reading) throws IOException {
        try (InputStream in = originals.open(actor, original, reading)) {
            return in.readAllBytes();
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    static Act.Thing thing(Still still) {
        return new Act.Thing("still", still.id().toString());
    }

    static void requireRetailer(Actor actor) {
        if (!actor.role().isRetailers()) {
            throw Refusal.forbidden("Only a retailer may do this, for its own submissions.");
        }
    }

    private static void requireClerk(Actor actor) {
        if (actor.role() != Role.INTAKE_CLERK) {
            throw Refusal.forbidden("Only an intake clerk may do this.");
        }
    }
}
