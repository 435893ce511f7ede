package org.stillmatch.intake.original;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;

/// Every file that was sent in. Equal files of one organisation are one original; those of two are two.
///
/// A row is there before the bytes are, so that whatever a crash leaves in the store is known and cleared up.
public final class Originals {
    private static final Logger LOG = LoggerFactory.getLogger(Originals.class);

    /// Longer than any file is on its way into the store.
    private static final Duration ARRIVING = Duration.ofDays(1);

    private final OriginalRows rows;
    private final SealedFiles files;
    private final Quarantine quarantine;
    private final VirusCheck viruses;
    private final Keys keys;
    private final Ids ids;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Tasks tasks;
    private final InstantSource clock;

    public Originals(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            Tasks tasks,
            Keys keys,
            Store store,
            Quarantine quarantine,
            VirusCheck viruses,
            Ids ids,
            SecureRandom random,
            InstantSource clock) {
        this.rows = new OriginalRows(client);
        this.files = new SealedFiles(store, keys, random);
        this.quarantine = quarantine;
        this.viruses = viruses;
        this.keys = keys;
        this.ids = ids;
        this.transactions = transactions;
        this.acts = acts;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// Takes a file in. It stays in the quarantine; the caller deletes it there.
    ///
    /// @throws Refusal INVALID if it is nothing that is taken; CONFLICT if it could not be checked just now
    public Kept keep(Actor actor, Path file) throws IOException {
        String sha256 = Sha256.of(file);
        Optional<OriginalRows.Row> known = rows.stored(actor.organisation(), sha256);
        if (known.isPresent()) {
            return new Kept(known.get().original(), true);
        }
        checkForViruses(file);
        FileType type = Recognition.of(file);
        Original original =
                new Original(ids.next(), actor.organisation(), sha256, Files.size(file), type, clock.instant());
        OriginalRows.Row row = new OriginalRows.Row(original, keys.fresh(), false, false);
        transactions.executeWithoutResult(status -> {
            rows.insert(original, row.owner());
            tasks.ask(ClearingUp.NAME, original.id(), original.arrivedAt().plus(ARRIVING));
        });
        files.put(row.owner(), row.name(), file);
        try {
            transactions.executeWithoutResult(status -> {
                rows.stored(original.id(), clock.instant());
                acts.record(Act.of(Act.Kind.COLLECTION, "keep original", actor, thing(original))
                        .with("sha256", sha256)
                        .with("bytes", original.bytes())
                        .with("kind", type.kind().code()));
            });
            return new Kept(original, false);
        } catch (DuplicateKeyException e) {
            clearUp(row);
            return new Kept(
                    rows.stored(actor.organisation(), sha256)
                            .map(OriginalRows.Row::original)
                            .orElseThrow(Originals::atOnce),
                    true);
        }
    }

    /// Takes a file in as it comes.
    public Kept take(Actor actor, InputStream in) throws IOException {
        UUID arrival = ids.next();
        try {
            return keep(actor, quarantine.take(arrival, in, FileType.Kind.CLIP.most()));
        } finally {
            quarantine.delete(arrival);
        }
    }

    /// Takes in what was made from an original, as one of its own, such as a frame of a clip.
    public Kept keepMade(Actor actor, byte[] made) throws IOException {
        return take(actor, new ByteArrayInputStream(made));
    }

    /// What is known of an original, without reading it.
    public Original find(Actor actor, UUID id) {
        return visible(actor, id).original();
    }

    /// The owner of the key that an original is sealed under, for what is made from it and sealed elsewhere.
    public long owner(UUID id) {
        return rows.of(id, "").orElseThrow(Originals::none).owner();
    }

    /// Seals what a person wrote about an original under its key.
    ///
    /// @param place that tells one text from the next
    public byte[] sealText(UUID id, String place, String text) {
        OriginalRows.Row row = rows.of(id, "").filter(r -> !r.erased()).orElseThrow(Originals::none);
        return files.sealed(row.owner(), row.name() + " " + place, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Empty once the key is gone.
    public Optional<String> openText(UUID id, String place, byte[] sealed) {
        return rows.of(id, "")
                .flatMap(row -> files.opened(row.owner(), row.name() + " " + place, sealed))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// Opens an original after the reading is on record.
    ///
    /// @throws Refusal if there is none, it is another organisation's, or it was withdrawn
    public InputStream open(Actor actor, UUID id, Reading reading) throws IOException {
        OriginalRows.Row row = visible(actor, id);
        record(actor, row, reading);
        return files.open(row.owner(), row.name());
    }

    /// Does something with an original as a file in the open, which is there only as long.
    public <T> T asFile(Actor actor, UUID id, Reading reading, Work<T> work) throws IOException {
        UUID arrival = ids.next();
        try (InputStream in = open(actor, id, reading)) {
            return work.with(quarantine.take(arrival, in, Long.MAX_VALUE));
        } finally {
            quarantine.delete(arrival);
        }
    }

    /// What is done with a file.
    @FunctionalInterface
    public interface Work<T> {
        T with(Path file) throws IOException;
    }

    /// Keeps what was made from an original under its key, in place of what had the name.
    ///
    /// @param name such as 'preview'
    public void keepPart(UUID id, String name, byte[] bytes) throws IOException {
        OriginalRows.Row row = rows.of(id, "").filter(r -> !r.erased()).orElseThrow(Originals::none);
        transactions.executeWithoutResult(status -> rows.part(id, name));
        files.put(row.owner(), row.part(name), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /// @return empty if there is no such part (yet)
    public Optional<byte[]> part(Actor actor, UUID id, String name, Reading reading) throws IOException {
        OriginalRows.Row row = visible(actor, id);
        if (!rows.parts(id).contains(name)) {
            return Optional.empty();
        }
        record(actor, row, reading);
        try (InputStream in = files.open(row.owner(), row.part(name))) {
            return Optional.of(in.readAllBytes());
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// The original of these bytes that the actor's organisation has, if any.
    public Optional<Original> find(Actor actor, String sha256) {
        return rows.stored(actor.organisation(), sha256).map(OriginalRows.Row::original);
    }

    /// Holds an original within the open transaction, so that nobody erases it meanwhile.
    ///
    /// @throws Refusal if it is gone
    public Original hold(Actor actor, UUID id) {
        return rows.of(id, "for share")
                .filter(row -> row.stored() && !row.erased() && mayKnow(actor, row))
                .map(OriginalRows.Row::original)
                .orElseThrow(Originals::none);
    }

    /// The same under a key of another owner, such as of an upload.
    public byte[] sealText(long owner, String place, String text) {
        return files.sealed(owner, place, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Empty once the key is gone.
    public Optional<String> openText(long owner, String place, byte[] sealed) {
        return files.opened(owner, place, sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// Keeps others from holding or erasing an original until the open transaction ends.
    public void lock(UUID id) {
        if (rows.of(id, "for update").isEmpty()) {
            throw none();
        }
    }

    /// Takes an original away for good, within the open transaction; its key goes as soon as that is committed.
    public void erase(Actor actor, UUID id, String reason) {
        OriginalRows.Row row = rows.of(id, "for update").orElseThrow(Originals::none);
        if (!row.erased()) {
            Instant now = clock.instant();
            rows.erased(id, now);
            acts.record(Act.of(Act.Kind.ERASURE, "erase original", actor, thing(row.original()))
                    .because(reason)
                    .with("sha256", row.original().sha256()));
            tasks.ask(ClearingUp.NAME, id, now);
        }
    }

    /// Clears up after what was erased, or never came to be.
    void clearUp(UUID id) throws IOException {
        Optional<OriginalRows.Row> row = rows.of(id, "");
        if (row.isPresent() && (row.get().erased() || !row.get().stored())) {
            clearUp(row.get());
        }
    }

    private void clearUp(OriginalRows.Row row) throws IOException {
        keys.erase(clock.instant(), row.owner());
        files.delete(row.name());
        for (String part : rows.parts(row.original().id())) {
            files.delete(row.part(part));
        }
        rows.remove(row.original().id());
    }

    private void checkForViruses(Path file) throws IOException {
        Optional<String> found;
        try (InputStream in = Files.newInputStream(file)) {
            found = viruses.found(in);
        } catch (IOException e) {
            LOG.warn("A file could not be checked for viruses: {}", e.getMessage());
            throw Refusal.conflict(
                    "The file could not be checked for viruses, so it was not taken. Try again in a few minutes.",
                    "not checked");
        }
        if (found.isPresent()) {
            LOG.warn("A file was refused: the virus check found {}", found.get());
            throw Refusal.invalid("file", "The virus check found something harmful in this file, so it was not taken.");
        }
    }

    private OriginalRows.Row visible(Actor actor, UUID id) {
        OriginalRows.Row row =
                rows.of(id, "").filter(r -> r.stored() && mayKnow(actor, r)).orElseThrow(Originals::none);
        if (row.erased()) {
            throw Refusal.conflict("This file was withdrawn: it cannot be opened any more.", "withdrawn");
        }
        return row;
    }

    private void record(Actor actor, OriginalRows.Row row, Reading reading) {
        transactions.executeWithoutResult(
                status -> acts.record(Act.of(Act.Kind.CONSULTATION, reading.act(), actor, thing(row.original()))
                        .purpose(reading.purpose())
                        .because(reading.reason())));
    }

    private static boolean mayKnow(Actor actor, OriginalRows.Row row) {
        return !actor.role().isRetailers() || row.original().organisation().equals(actor.organisation());
    }

    private static Act.Thing thing(Original original) {
        return new Act.Thing("original", original.id().toString());
    }

    private static Refusal atOnce() {
        return Refusal.conflict("The same file was sent and withdrawn at once. Send it again.", "withdrawn");
    }

    private static Refusal none() {
        return Refusal.notFound("file");
    }
}
