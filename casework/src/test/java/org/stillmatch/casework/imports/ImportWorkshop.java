package org.stillmatch.casework.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.casework.custody.CaseworkDirectories;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.nist.SubjectFields;
import org.stillmatch.casework.nist.SubjectFields.Says;
import org.stillmatch.casework.offences.RecordedOffences;
import org.stillmatch.casework.register.Arrests;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Intents;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Portrait;
import org.stillmatch.casework.register.Reconciliations;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.detect.Box;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// All that an import needs, on a real database and a real data directory. Only faces are made up: each text is one,
/// but for those that begin with 'nobody'.
final class ImportWorkshop implements Closeable {
    static final Actor MANAGER = new Actor(new UUID(7, 7), "A custody manager", Role.CUSTODY_MANAGER, new UUID(1, 1));
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    static final SubjectFields FIELDS = SubjectFields.EBTS.with(Map.of(Says.BASIS, 801, Says.REVIEW_ON, 802));

    final TestDatabase server = TestDatabase.fresh();
    final JdbcClient database = server.client();
    final CaseworkDirectory directory;
    final List<Act> acts = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger taken = new AtomicInteger();
    final Path incoming;
    final ImportRows rows;
    final RecordedOffences offences;
    final Intents intents;
    final Pictures pictures;
    final Subjects subjects;
    final Images images;
    final Arrests arrests;
    final Reconciliations reconciliations;
    final CustodyImports imports;
    final Comparison comparison;
    final ImportTask task;

    ImportWorkshop(Path folder) throws IOException {
        this(folder, CaseworkDirectories.in(folder), null);
    }

    /// @param real makes templates of real pictures, null for made-up ones
    ImportWorkshop(Path folder, CaseworkDirectory directory, @org.jspecify.annotations.Nullable Portraits real) {
        this.directory = directory;
        this.incoming = folder.resolve("incoming");
        InstantSource clock = Clock.fixed(NOON, ZoneOffset.UTC);
        TransactionTemplate transactions = server.transactions();
        AtomicLong number = new AtomicLong();
        Ids ids = () -> new UUID(1, number.incrementAndGet());
        Acts log = acts::add;
        Tasks tasks = (name, thing, at) -> {};
        rows = new ImportRows(database);
        offences = new RecordedOffences(database, transactions, log, clock, ids);
        intents = new Intents(database, clock);
        pictures = new Pictures(directory);
        subjects = new Subjects(database, transactions, log, clock, directory.keys(), intents, List.of(rows, offences));
        images = new Images(
                database,
                transactions,
                log,
                clock,
                ids,
                directory.safe().random(),
                directory.keys(),
                pictures,
                intents);
        arrests = new Arrests(database, transactions, clock, ids, images);
        reconciliations = new Reconciliations(database, transactions, log, clock, ids);
        Portraits portraits = real == null ? this::face : real;
        Uploads uploads = new Uploads(database, directory);
        ImportLedger ledger =
                new ImportLedger(database, clock, directory.keys(), uploads, new ImportFolder(incoming), rows);
        imports = new CustodyImports(database, transactions, log, clock, ids, directory.keys(), tasks, uploads, ledger);
        comparison = new Comparison(database, transactions, images, reconciliations, ledger, rows);
        task = new ImportTask(
                ledger,
                rows,
                new RowImport(transactions, subjects, images, arrests, portraits, rows),
                comparison,
                new OffenceImport(transactions, subjects, offences, ledger, rows),
                FIELDS);
    }

    Portrait face(byte[] file) {
        taken.incrementAndGet();
        String text = new String(file, UTF_8);
        if (text.startsWith("nobody")) {
            throw Refusal.invalid("file", "No face is believed in the picture.");
        }
        Random random = new Random(text.hashCode());
        float[] vector = new float[CaseworkDirectories.DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return new Portrait(
                file,
                new Embedded(Template.of(CaseworkDirectories.PACK, vector), new Presentation(1, 2, 3, 40, 1, 12)),
                new Box(1, 2, 3, 4));
    }

    /// Asks for an import of uploaded files, the list first: name, text, name, text.
    UUID ask(Kind kind, Object... files) {
        List<CustodyImports.Upload> uploads = new ArrayList<>();
        for (int i = 0; i < files.length; i += 2) {
            byte[] bytes = files[i + 1] instanceof byte[] some
                    ? some
                    : files[i + 1].toString().getBytes(UTF_8);
            uploads.add(new CustodyImports.Upload((String) files[i], () -> new ByteArrayInputStream(bytes)));
        }
        String list = kind.hasList() ? (String) files[0] : "";
        return imports.begin(
                MANAGER, new CustodyImports.Asked(kind, "", list, Optional.of(NOON), OptionalInt.empty()), uploads);
    }

    /// Asks for an import and carries it out.
    CustodyImport run(Kind kind, Object... files) throws Exception {
        return finish(ask(kind, files));
    }

    CustodyImport finish(UUID id) throws Exception {
        task.run(id);
        return imports.find(id).orElseThrow();
    }

    List<ImportRow> report(CustodyImport of) {
        List<ImportRow> all = new ArrayList<>();
        rows.each(of.id(), all::add);
        return all;
    }

    @Override
    public void close() throws IOException {
        directory.close();
        server.close();
    }
}
