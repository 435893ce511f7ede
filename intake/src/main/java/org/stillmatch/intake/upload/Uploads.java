package org.stillmatch.intake.upload;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.original.Quarantine;

/// Many files sent at once. What the database says was received is on the disk for sure, so a sender that goes on
/// from there loses nothing, whatever was killed; what lies on the disk beyond it is written anew.
public final class Uploads {
    /// Most files of one upload.
    public static final int MOST_FILES = 1000;

    /// How long files wait to be put into a submission.
    public static final Duration KEPT = Duration.ofDays(30);

    /// After so many bytes what was received is made sure, so that a kill costs no more than sending these again.
    private static final long STEP = 8 << 20;

    private static final int LATEST = 20;

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Ids ids;
    private final Keys keys;
    private final Quarantine quarantine;
    private final UploadRows rows;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    public Uploads(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            Tasks tasks,
            InstantSource clock,
            Ids ids,
            Keys keys,
            Quarantine quarantine,
            Originals originals) {
        this.transactions = transactions;
        this.acts = acts;
        this.tasks = tasks;
        this.clock = clock;
        this.ids = ids;
        this.keys = keys;
        this.quarantine = quarantine;
        this.rows = new UploadRows(client, originals);
    }

    /// Begins an upload.
    public Upload begin(Actor actor) {
        requireRetailer(actor);
        UploadRows.Row row = new UploadRows.Row(ids.next(), actor, clock.instant(), keys.fresh(), false);
        transactions.executeWithoutResult(status -> {
            rows.insert(row);
            acts.record(Act.of(Act.Kind.COLLECTION, "begin upload", actor, thing(row.id())));
            tasks.ask(Clearing.NAME, row.id(), row.beganAt().plus(KEPT));
        });
        return new Upload(row.id(), actor.organisation(), row.beganAt(), List.of());
    }

    /// An upload with its files.
    public Upload see(Actor actor, UUID id) {
        requireRetailer(actor);
        UploadRows.Row row = rows.of(actor, id, false);
        return new Upload(id, row.sender().organisation(), row.beganAt(), rows.files(row));
    }

    /// The organisation's latest uploads, without their files.
    public List<Upload> latest(Actor actor) {
        requireRetailer(actor);
        return rows.latest(actor, LATEST).stream()
                .map(row -> new Upload(row.id(), row.sender().organisation(), row.beganAt(), List.of()))
                .toList();
    }

    /// Announces a file. One of the same name, size and hash that was announced before is that one, so that a sender
    /// who was interrupted may begin again from the start.
    public UploadFile beginFile(Actor actor, UUID upload, NewFile file) throws IOException {
        requireRetailer(actor);
        UUID id = ids.next();
        UploadFile begun = Objects.requireNonNull(transactions.execute(status -> {
            UploadRows.Row row = rows.of(actor, upload, true);
            List<UploadFile> there = rows.files(row);
            Optional<UploadFile> before =
                    there.stream().filter(known -> isSame(known, file)).findFirst();
            if (before.isPresent()) {
                return before.get();
            }
            if (row.cleared()) {
                throw Refusal.conflict("This upload is over. Begin another.", "cleared");
            }
            if (there.size() == MOST_FILES) {
                throw Refusal.conflict("An upload has at most 1,000 files. Begin another for the rest.", "full");
            }
            rows.insert(row, id, there.size() + 1, file);
            acts.record(Act.of(Act.Kind.COLLECTION, "begin file", actor, thing(upload))
                    .with("file", id)
                    .with("bytes", file.bytes()));
            return rows.file(row, id, false);
        }));
        if (begun.received() == 0 && begun.state() == UploadFile.State.ARRIVING) {
            exclusively(begun.id(), () -> {
                if (rows.file(rows.of(actor, upload, false), begun.id(), false).received() == 0) {
                    quarantine.begin(begun.id());
                }
                return null;
            });
        }
        return begun;
    }

    private static boolean isSame(UploadFile known, NewFile file) {
        return known.state() != UploadFile.State.GIVEN_UP
                && known.state() != UploadFile.State.REFUSED
                && known.bytes() == file.bytes()
                && known.name().equals(Optional.of(file.name()))
                && (known.sha256().isEmpty()
                        || file.sha256().isEmpty()
                        || known.sha256().equals(file.sha256()));
    }

    /// How far a file has come.
    public UploadFile file(Actor actor, UUID upload, UUID file) {
        requireRetailer(actor);
        return rows.file(rows.of(actor, upload, false), file, false);
    }

    /// Takes what comes of a file, from where it was left. Once all is here, the file is looked at as a task.
    ///
    /// @param from how much the sender believes to be here
    /// @param digest of this part, as the sender counted it; then all of the part is taken or none
    /// @return the bytes that are here now, fewer than sent if the sender went away
    /// @throws Refusal CONFLICT if more or less is here, or another part is just arriving
    public long send(Actor actor, UUID upload, UUID file, long from, InputStream in, @Nullable PartDigest digest)
            throws IOException, BrokenPartException {
        requireRetailer(actor);
        UploadRows.Row row = rows.of(actor, upload, false);
        return exclusively(file, () -> {
            UploadFile found = rows.file(row, file, false);
            if (found.state() != UploadFile.State.ARRIVING) {
                throw Refusal.conflict(
                        "Nothing more is expected of this file.", found.state().words());
            }
            if (found.received() != from) {
                throw Refusal.conflict(
                        "Of this file " + found.received() + " bytes are here. Go on from there.",
                        String.valueOf(found.received()));
            }
            return digest == null
                    ? inSteps(actor, upload, found, in)
                    : whole(actor, upload, found, new DigestInputStream(in, digest.begun()), digest);
        });
    }

    private long inSteps(Actor actor, UUID upload, UploadFile file, InputStream in) throws IOException {
        long at = file.received();
        while (at < file.bytes()) {
            long step = Math.min(STEP, file.bytes() - at);
            long written = quarantine.write(file.id(), at, in, step);
            at += written;
            if (written > 0) {
                received(actor, upload, file, at);
            }
            if (written < step) {
                break;
            }
        }
        return at;
    }

    private long whole(Actor actor, UUID upload, UploadFile file, DigestInputStream in, PartDigest digest)
            throws IOException, BrokenPartException {
        long at = file.received() + quarantine.write(file.id(), file.received(), in, file.bytes() - file.received());
        if (!MessageDigest.isEqual(in.getMessageDigest().digest(), digest.expected())) {
            throw new BrokenPartException();
        }
        received(actor, upload, file, at);
        return at;
    }

    /// That all is here and that it is to be looked at are one step: a sender who goes on finds nothing left to send,
    /// and so would not bring about the second.
    private void received(Actor actor, UUID upload, UploadFile file, long at) {
        transactions.executeWithoutResult(status -> {
            rows.received(file.id(), at);
            if (at == file.bytes()) {
                rows.state(file.id(), UploadFile.State.CHECKING, Optional.empty());
                acts.record(Act.of(Act.Kind.COLLECTION, "send bytes", actor, thing(upload))
                        .with("file", file.id()));
                tasks.ask(TakingIn.NAME, file.id(), clock.instant());
            }
        });
    }

    /// Gives up a file that is not all here, or that was refused.
    public void giveUp(Actor actor, UUID upload, UUID file) throws IOException, BrokenPartException {
        requireRetailer(actor);
        UploadRows.Row row = rows.of(actor, upload, false);
        exclusively(file, () -> {
            transactions.executeWithoutResult(status -> {
                UploadFile found = rows.file(row, file, true);
                if (found.state() == UploadFile.State.CHECKING || found.state() == UploadFile.State.KEPT) {
                    throw Refusal.conflict(
                            "All of this file is here already.", found.state().words());
                }
                if (found.state() != UploadFile.State.GIVEN_UP) {
                    rows.state(file, UploadFile.State.GIVEN_UP, Optional.empty());
                    acts.record(Act.of(Act.Kind.ERASURE, "give up file", actor, thing(upload))
                            .with("file", file));
                }
            });
            quarantine.delete(file);
            return null;
        });
    }

    @FunctionalInterface
    private interface Work<T extends @Nullable Object, E extends Exception> {
        T done() throws IOException, E;
    }

    /// One sender writes to a file at a time.
    private <T extends @Nullable Object, E extends Exception> T exclusively(UUID file, Work<T, E> work)
            throws IOException, E {
        if (!busy.add(file)) {
            throw Refusal.conflict("Another part of this file is just arriving. Try again in a moment.", "busy");
        }
        try {
            return work.done();
        } finally {
            busy.remove(file);
        }
    }

    static void requireRetailer(Actor actor) {
        if (!actor.role().isRetailers()) {
            throw Refusal.forbidden("Only a retailer sends files here.");
        }
    }

    static Act.Thing thing(UUID upload) {
        return new Act.Thing("upload", upload.toString());
    }
}
