package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;

/// The imports into the custody gallery: asked for here, carried out by [ImportTask].
@Component
public final class CustodyImports {
    private static final int MOST_FILES = 2_000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Keys keys;
    private final Tasks tasks;
    private final Uploads uploads;
    private final ImportLedger ledger;

    CustodyImports(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Keys keys,
            Tasks tasks,
            Uploads uploads,
            ImportLedger ledger) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.keys = keys;
        this.tasks = tasks;
        this.uploads = uploads;
        this.ledger = ledger;
    }

    /// What is asked for.
    ///
    /// @param folder below the configured one, empty if the files come along
    /// @param list name of the CSV file among the files, empty for NIST files
    /// @param asOf for a full list: the moment for which it speaks
    /// @param mostGone how many images a full list may lack; unless said, a hundredth of those held, and ten at
    /// least
    public record Asked(Kind kind, String folder, String list, Optional<Instant> asOf, OptionalInt mostGone) {}

    /// A file that comes along.
    public record Upload(String name, Bytes bytes) {
        /// Opens it, once.
        public interface Bytes {
            InputStream open() throws IOException;
        }
    }

    /// Takes in what is needed; the rows follow in the background.
    ///
    /// @throws Refusal if the files are not there, or the list's header is not as it should be
    public UUID begin(Actor actor, Asked asked, List<Upload> files) {
        requireSense(asked, files);
        UUID id = ids.next();
        transactions.executeWithoutResult(status -> {
            Long owner = files.isEmpty() ? null : keys.fresh();
            insert(actor, id, asked, owner);
            try {
                for (int i = 0; i < files.size() && owner != null; i++) {
                    uploads.keep(id, owner, i, files.get(i));
                }
                requireList(asked, ledger.handed(id, asked.folder(), owner));
            } catch (IOException e) {
                throw new UncheckedIOException("Keeping the files of an import", e);
            }
            tasks.ask(ImportTask.NAME, id, clock.instant());
            acts.record(Act.of(Act.Kind.COLLECTION, act(asked.kind()), actor, new Thing("import", id.toString()))
                    .with("kind", asked.kind().code())
                    .with("files", files.size()));
        });
        return id;
    }

    private static String act(Kind kind) {
        return switch (kind) {
            case OFFENCES -> "import recorded offences";
            case FULL_LIST -> "reconcile with source";
            case IMAGES, CHANGES, NIST -> "import custody images";
        };
    }

    private void requireSense(Asked asked, List<Upload> files) {
        if (files.isEmpty() == asked.folder().isBlank()) {
            throw Refusal.invalid("folder", "Name a folder on the server or choose files, not both.");
        }
        if (asked.kind().hasList() && asked.list().isBlank()) {
            throw Refusal.invalid("list", "Name the CSV file.");
        }
        if (files.size() > MOST_FILES) {
            throw Refusal.invalid(
                    "files", "More than " + MOST_FILES + " files: put them into the folder for imports on the server.");
        }
        Set<String> names = new HashSet<>();
        for (Upload file : files) {
            if (file.name().isBlank()
                    || file.name().contains("/")
                    || file.name().length() > 1_000
                    || !names.add(file.name())) {
                throw Refusal.invalid(
                        "files", "Two files have the same name, or one has none that can be used: rename it.");
            }
        }
        if (asked.kind() == Kind.FULL_LIST
                && asked.asOf()
                        .filter(moment -> !moment.isAfter(clock.instant()))
                        .isEmpty()) {
            throw Refusal.invalid("asOf", "Say for which moment the list speaks; it cannot lie in the future.");
        }
    }

    /// What is wrong with a header is said at once, not in a report later.
    private void requireList(Asked asked, Handed files) throws IOException {
        if (!asked.kind().hasList()) {
            if (files.names().isEmpty()) {
                throw Refusal.invalid("folder", "There is no file in the folder.");
            }
            return;
        }
        try (InputStream list = files.open(asked.list())
                .orElseThrow(() -> Refusal.invalid("list", "There is no file '" + asked.list() + "' among them."))) {
            ListHeads.require(asked.kind(), list);
        }
    }

    private void insert(Actor actor, UUID id, Asked asked, @Nullable Long owner) {
        database.sql("""
                        insert into custody_import (id, kind, state, asked_by, asked_name, asked_role, organisation,
                            asked_at, folder, list, key_owner, as_of, most_gone)
                        values (:id, :kind, 'running', :by, :name, :role, :organisation, :now, :folder, :list, :owner,
                            :asOf, :mostGone)
                        """)
                .param("id", id)
                .param("kind", asked.kind().code())
                .param("by", actor.account())
                .param("name", actor.name())
                .param("role", actor.role().code())
                .param("organisation", actor.organisation())
                .param("now", at(clock.instant()))
                .param("folder", asked.folder())
                .param("list", asked.kind().hasList() ? asked.list() : "")
                .param("owner", owner)
                .param(
                        "asOf",
                        asked.kind() == Kind.FULL_LIST
                                ? asked.asOf().map(CustodyImports::at).orElse(null)
                                : null)
                .param(
                        "mostGone",
                        asked.mostGone().isPresent() ? asked.mostGone().getAsInt() : null)
                .update();
    }

    public Optional<CustodyImport> find(UUID id) {
        return ledger.find(id);
    }

    /// The latest first.
    public List<CustodyImport> latest(int most) {
        return ledger.latest(most);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
