package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.nist.SubjectFields;

/// Carries out imports in the background. Whenever it is stopped it goes on behind the last row that was done.
@Component
final class ImportTask implements Tasks.Task {
    static final String NAME = "import custody images";

    /// Searches go before: an import takes half of the machine at most.
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /// Pictures begun before the oldest of them is carried out, for each thread.
    private static final int AHEAD = 4;

    private static final int LARGEST_LIST = 256 << 20;

    private final ImportLedger imports;
    private final ImportRows rows;
    private final RowImport rowImport;
    private final Comparison comparison;
    private final OffenceImport offences;
    private final SubjectFields fields;

    ImportTask(
            ImportLedger imports,
            ImportRows rows,
            RowImport rowImport,
            Comparison comparison,
            OffenceImport offences,
            SubjectFields fields) {
        this.imports = imports;
        this.rows = rows;
        this.rowImport = rowImport;
        this.comparison = comparison;
        this.offences = offences;
        this.fields = fields;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) throws IOException, InterruptedException {
        Optional<CustodyImport> found = imports.find(id).filter(CustodyImport::running);
        if (found.isEmpty()) {
            return;
        }
        @Nullable String stopped = null;
        try {
            carryOut(found.get());
        } catch (Refusal e) {
            stopped = String.valueOf(e.getMessage());
        }
        imports.end(found.get(), stopped);
    }

    @Override
    public void parked(UUID id, String why) {
        imports.find(id).filter(CustodyImport::running).ifPresent(failed -> {
            try {
                imports.end(
                        failed,
                        "It failed again and again (" + why + "). Rows that are done stay done: tell the"
                                + " administrator, then import it again.");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("Ending an import that failed", e);
            }
        });
    }

    private void carryOut(CustodyImport into) throws IOException, InterruptedException {
        Handed files = imports.handed(
                into.id(),
                into.folder(),
                into.keyOwner().isPresent() ? Long.valueOf(into.keyOwner().getAsLong()) : null);
        if (into.kind() == Kind.NIST) {
            images(into, NistFolder.read(files, fields), entry -> Optional.of(NistFolder.picture(files, entry)));
            return;
        }
        try (InputStream list = files.open(into.list())
                .orElseThrow(() -> Refusal.invalid("list", "The list is no longer there: import it again."))) {
            switch (into.kind()) {
                case FULL_LIST -> comparison.run(into, list);
                case OFFENCES -> offences.run(into, list);
                default ->
                    images(
                            into,
                            ImageList.read(limited(list), into.kind() == Kind.CHANGES),
                            entry -> files.read(entry.path(), Uploads.LARGEST));
            }
        }
    }

    private static InputStream limited(InputStream list) throws IOException {
        byte[] bytes = list.readNBytes(LARGEST_LIST + 1);
        if (bytes.length > LARGEST_LIST) {
            throw Refusal.invalid("list", "The list is larger than 256 MiB: split it.");
        }
        return new java.io.ByteArrayInputStream(bytes);
    }

    private record Waiting(Entry entry, Future<Prepared> prepared) {}

    private void images(CustodyImport into, List<Entry> entries, RowImport.Source source)
            throws IOException, InterruptedException {
        imports.counted(into.id(), entries.size());
        BitSet done = rows.done(into.id());
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        try {
            Queue<Waiting> window = new ArrayDeque<>();
            for (Entry entry : entries) {
                if (done.get(entry.row())) {
                    continue;
                }
                window.add(new Waiting(entry, workers.submit(() -> rowImport.prepare(entry, source))));
                if (window.size() == AHEAD * THREADS) {
                    carryOut(into, window.remove());
                }
            }
            while (!window.isEmpty()) {
                carryOut(into, window.remove());
            }
        } finally {
            // Nobody may run a network after it was closed.
            workers.shutdownNow();
            workers.close();
        }
    }

    private void carryOut(CustodyImport into, Waiting first) throws IOException, InterruptedException {
        Prepared prepared;
        try {
            prepared = first.prepared().get();
        } catch (ExecutionException e) {
            throw new IOException("Reading a custody picture", e.getCause());
        }
        rowImport.carryOut(into.actor(), into.id(), first.entry(), prepared);
    }
}
