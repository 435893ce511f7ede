package org.stillmatch.casework.register;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.custody.CaseworkKeys;
import org.stillmatch.face.Embedded;

/// The custody images of the register.
@Component
public final class Images {
    /// Why images are withdrawn that were taken in an arrest which proved to be of the wrong person.
    public static final String WRONG_PERSON = "the arrest was of the wrong person";

    /// Why images are withdrawn that the source no longer has.
    public static final String GONE_AT_SOURCE = "gone at source";

    private static final String SELECT =
            "select i.*, (select slot from custody_slot c where c.image = i.id) as slot from custody_image i where ";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random;
    private final CaseworkKeys keys;
    private final Pictures pictures;
    private final Intents intents;

    public Images(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            SecureRandom random,
            CaseworkKeys keys,
            Pictures pictures,
            Intents intents) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
        this.keys = keys;
        this.pictures = pictures;
        this.intents = intents;
    }

    /// Enrols a picture of a subject; searches that begin after this compare it if it is eligible.
    ///
    /// @throws Refusal if there is no such subject, it was erased, or an image of that source id is held
    public UUID enrol(Actor actor, int subject, Image.Facts facts, Portrait portrait) {
        return enrol(actor, subject, facts, portrait.embedded(), portrait);
    }

    /// The same with a ready template, of which there is no file: another pack cannot read it anew.
    public UUID enrol(Actor actor, int subject, Image.Facts facts, Embedded embedded) {
        return enrol(actor, subject, facts, embedded, null);
    }

    private UUID enrol(Actor actor, int subject, Image.Facts facts, Embedded embedded, @Nullable Portrait portrait) {
        return transactions.execute(status -> {
            requireHeld(subject);
            requireArrestOf(subject, facts);
            requireFree(facts.sourceId());
            UUID id = ids.next();
            if (portrait != null) {
                pictures.put(subject, id, portrait.file());
            }
            insert(id, subject, facts, portrait == null ? null : portrait.sha256());
            intents.ask("enrol", subject, id, SealedTemplate.seal(keys, subject, id, embedded, random));
            acts.record(Act.of(Kind.COLLECTION, "enrol image", actor, thing(id), Subjects.thing(subject))
                    .personal(subject, "source id", facts.sourceId()));
            return id;
        });
    }

    private void insert(UUID id, int subject, Image.Facts facts, @Nullable Hash sha256) {
        database.sql("""
                        insert into custody_image (id, subject, source_id, view, captured_on, arrest, sha256, basis,
                            review_on, state, entered_at)
                        values (:id, :subject, :source, :view, :captured, :arrest, :sha256, :basis, :review, 'held', :now)
                        """)
                .param("id", id)
                .param("subject", subject)
                .param("source", facts.sourceId())
                .param("view", facts.view().orElse(null))
                .param("captured", facts.capturedOn().orElse(null))
                .param("arrest", facts.arrest().orElse(null))
                .param("sha256", sha256 == null ? null : sha256.toString())
                .param("basis", facts.basis().orElse(null))
                .param("review", facts.reviewOn().orElse(null))
                .param("now", now())
                .update();
    }

    /// Takes the picture of an image that is wanted: it is held, and the gallery lost it or never had it.
    ///
    /// @throws Refusal if there is no such image, it was withdrawn, or the gallery has it
    public void supply(Actor actor, UUID image, Portrait portrait) {
        transactions.executeWithoutResult(status -> {
            Image wanted = locked(image);
            requireHeld(wanted);
            if (wanted.slot().isPresent()) {
                throw Refusal.conflict("The gallery has this image.", wanted.state());
            }
            int subject = wanted.subject();
            pictures.put(subject, image, portrait.file());
            database.sql("update custody_image set sha256 = :sha256 where id = :id")
                    .param("sha256", portrait.sha256().toString())
                    .param("id", image)
                    .update();
            intents.ask(
                    "enrol", subject, image, SealedTemplate.seal(keys, subject, image, portrait.embedded(), random));
            acts.record(Act.of(Kind.COLLECTION, "enrol image", actor, thing(image), Subjects.thing(subject)));
        });
    }

    /// Takes over what the source says of an image that is held.
    ///
    /// @return whether it said anything new
    /// @throws Refusal if there is no such image, or it was withdrawn
    public boolean amend(Actor actor, UUID image, Image.Facts facts) {
        return transactions.execute(status -> {
            Image before = locked(image);
            requireHeld(before);
            if (before.facts().equals(facts)) {
                return false;
            }
            requireArrestOf(before.subject(), facts);
            if (!before.facts().sourceId().equals(facts.sourceId())) {
                requireFree(facts.sourceId());
            }
            database.sql("""
                            update custody_image set source_id = :source, view = :view, captured_on = :captured,
                                arrest = :arrest, basis = :basis, review_on = :review where id = :id
                            """)
                    .param("source", facts.sourceId())
                    .param("view", facts.view().orElse(null))
                    .param("captured", facts.capturedOn().orElse(null))
                    .param("arrest", facts.arrest().orElse(null))
                    .param("basis", facts.basis().orElse(null))
                    .param("review", facts.reviewOn().orElse(null))
                    .param("id", image)
                    .update();
            intents.ask("amend", before.subject(), image, null);
            acts.record(Act.of(Kind.ALTERATION, "amend image", actor, thing(image), Subjects.thing(before.subject())));
            return true;
        });
    }

    /// Withdraws an image: no search that begins after this compares it, and nothing brings it back.
    ///
    /// @throws Refusal if there is no such image, or it was withdrawn before
    public void withdraw(Actor actor, UUID image, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "Say why the image is withdrawn.");
        }
        transactions.executeWithoutResult(status -> {
            Image before = locked(image);
            requireHeld(before);
            database.sql("update custody_image set state = 'withdrawn', reason = :reason where id = :id")
                    .param("reason", reason)
                    .param("id", image)
                    .update();
            intents.ask("withdraw", before.subject(), image, null);
            acts.record(Act.of(Kind.ALTERATION, "withdraw image", actor, thing(image), Subjects.thing(before.subject()))
                    .because(reason));
        });
    }

    public Optional<Image> find(UUID image) {
        return database.sql(SELECT + "id = :id")
                .param("id", image)
                .query(Images::read)
                .optional();
    }

    /// The image that is held and that the source knows by an id.
    public Optional<Image> find(String sourceId) {
        return database.sql(SELECT + "source_id = :id and state = 'held'")
                .param("id", sourceId)
                .query(Images::read)
                .optional();
    }

    /// The image that the source knows by an id and that came last, held or withdrawn.
    public Optional<Image> latest(String sourceId) {
        return database.sql(SELECT + "source_id = :id order by entered_at desc, id desc limit 1")
                .param("id", sourceId)
                .query(Images::read)
                .optional();
    }

    /// All images of a subject, as they were entered.
    public List<Image> of(int subject) {
        return database.sql(SELECT + "subject = :subject order by entered_at, id")
                .param("subject", subject)
                .query(Images::read)
                .list();
    }

    /// How many images are held.
    public long held() {
        return database.sql("select count(*) from custody_image where state = 'held'")
                .query(Long.class)
                .single();
    }

    /// Images that are held and that the gallery on the disk does not have, nor is on its way there: the
    /// source has to send their pictures again.
    public List<Image> wanted(int most) {
        return database.sql(SELECT + """
                        state = 'held' and not exists (select 1 from custody_slot c where c.image = i.id)
                            and not exists
                                (select 1 from custody_intent t where t.image = i.id and t.kind = 'enrol')
                        order by entered_at, id limit :most
                        """)
                .param("most", most)
                .query(Images::read)
                .list();
    }

    void requireHeld(int subject) {
        String state = database.sql("select state from custody_subject where id = :id for share")
                .param("id", subject)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("subject"));
        if (!state.equals("held")) {
            throw Refusal.conflict("The subject was erased.", state);
        }
    }

    private void requireFree(String sourceId) {
        find(sourceId).ifPresent(held -> {
            throw Refusal.conflict("An image of this id is in the gallery already.", held.state());
        });
    }

    private static void requireHeld(Image image) {
        if (!image.state().equals("held")) {
            throw Refusal.conflict("The image was withdrawn before.", image.state());
        }
    }

    private void requireArrestOf(int subject, Image.Facts facts) {
        if (facts.arrest().isEmpty()) {
            return;
        }
        Boolean wrong = database.sql("select wrong_person from custody_arrest where id = :id and subject = :subject")
                .param("id", facts.arrest().get())
                .param("subject", subject)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> Refusal.invalid("arrest", "The subject has no such arrest."));
        if (wrong) {
            throw Refusal.invalid("arrest", "The arrest was of the wrong person: its images are not held.");
        }
    }

    private Image locked(UUID image) {
        return database.sql(SELECT + "id = :id for no key update")
                .param("id", image)
                .query(Images::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("custody image"));
    }

    static Thing thing(UUID image) {
        return new Thing("custody image", image.toString());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    static Image read(ResultSet row, int number) throws SQLException {
        int slot = row.getInt("slot");
        OptionalInt at = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(slot);
        return new Image(
                row.getObject("id", UUID.class),
                row.getInt("subject"),
                new Image.Facts(
                        row.getString("source_id"),
                        Optional.ofNullable(row.getString("view")),
                        Optional.ofNullable(row.getObject("captured_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("arrest", UUID.class)),
                        Optional.ofNullable(row.getString("basis")),
                        Optional.ofNullable(row.getObject("review_on", LocalDate.class))),
                Optional.ofNullable(row.getString("sha256")),
                row.getString("state"),
                Optional.ofNullable(row.getString("reason")),
                at,
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
