package org.stillmatch.casework.custody;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.stillmatch.casework.custody.CustodyWriter.Known;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Limits;

/// Takes the custody images of a manifest into a data directory.
///
/// Pictures are read by several threads and added by one, strictly in the manifest's order. Whenever it is
/// killed, the next run goes on behind the last entry that was acknowledged, and the gallery ends with the
/// same entries in the same slots as if nothing had happened.
public final class Enrolment {
    /// Pictures begun before the oldest of them is added, for each thread. What waits is a template, not a picture.
    private static final int AHEAD = 4;

    private static final int FORCE_ENTRIES = 4;
    private static final long FORCE_NANOS = 1_000_000_000;

    /// How many templates are held at once to say something else of their images.
    private static final int AMENDED_AT_ONCE = 20_000;

    private final Faces faces;
    private final int threads;
    private final Limits limits;
    private final LocalDate today;

    /// @param threads that read pictures, 1 or more
    /// @param today for what the summary says of eligibility
    public Enrolment(Faces faces, int threads, Limits limits, LocalDate today) {
        if (threads < 1) {
            throw new IllegalArgumentException("An enrolment needs a thread, not " + threads);
        }
        this.faces = faces;
        this.threads = threads;
        this.limits = limits;
        this.today = today;
    }

    /// Enrols what is not enrolled yet. An image that is enrolled already is not read again.
    ///
    /// @param demoBasis whether a demonstration stands in for basis and review date
    /// @throws IOException if the data directory cannot be written to; what was added stays
    /// @throws InterruptedException likewise
    public EnrolmentSummary run(
            CustodyManifest manifest, boolean demoBasis, CustodyWriter into, EnrolmentProgress progress)
            throws IOException, InterruptedException {
        return new Run(manifest, demoBasis, into, progress).all();
    }

    private record Waiting(CustodyRow row, Future<Photograph> photograph) {}

    private final class Run {
        private final long began = System.nanoTime();
        private final boolean demoBasis;
        private final CustodyWriter into;
        private final EnrolmentProgress progress;
        private final List<CustodyRow> unread = new ArrayList<>();
        private final List<CustodyEntry> amended = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private final NotEligible notEligible = new NotEligible();
        private long enrolled;
        private long skipped;
        private long done;
        private int unforced;
        private long forcedAt = began;

        private Run(CustodyManifest manifest, boolean demoBasis, CustodyWriter into, EnrolmentProgress progress) {
            this.demoBasis = demoBasis;
            this.into = into;
            this.progress = progress;
            refused.addAll(manifest.refused());
            manifest.rows().forEach(this::sort);
        }

        private void sort(CustodyRow row) {
            CustodyEntry entry = CustodyEntry.of(row, demoBasis);
            Optional<Known> known = into.known(row.image());
            if (known.isEmpty()) {
                unread.add(row);
                return;
            }
            if (!known.get().subject().equals(row.subject())) {
                refuse(row, "Another subject is enrolled under this image id: give the image an id of its own.");
                return;
            }
            if (known.get().said().equals(CustodyWriter.said(entry))) {
                skipped++;
            } else {
                amended.add(entry);
            }
            count(entry);
        }

        private EnrolmentSummary all() throws IOException, InterruptedException {
            for (int from = 0; from < amended.size(); from += AMENDED_AT_ONCE) {
                into.amend(amended.subList(from, Math.min(amended.size(), from + AMENDED_AT_ONCE)));
            }
            if (!unread.isEmpty()) {
                read();
            }
            into.force();
            refused.sort(Comparator.comparingLong(Refusal::row));
            return new EnrolmentSummary(
                    done, enrolled, skipped, amended.size(), refused, notEligible.counts(), System.nanoTime() - began);
        }

        private void read() throws IOException, InterruptedException {
            ExecutorService workers = Executors.newFixedThreadPool(threads);
            try {
                Queue<Waiting> window = new ArrayDeque<>();
                for (CustodyRow row : unread) {
                    CustodyEntry entry = CustodyEntry.of(row, demoBasis);
                    window.add(
                            new Waiting(row, workers.submit(() -> Photograph.take(row.file(), entry, faces, limits))));
                    if (window.size() == AHEAD * threads) {
                        addFirst(window);
                    }
                }
                while (!window.isEmpty()) {
                    addFirst(window);
                }
            } finally {
                // Nobody may run a network after the caller has closed it.
                workers.shutdownNow();
                workers.close();
            }
        }

        private void addFirst(Queue<Waiting> window) throws IOException, InterruptedException {
            Waiting first = window.remove();
            switch (result(first.photograph())) {
                case Photograph.Taken taken -> {
                    into.append(
                            taken.entry(),
                            taken.embedded().template(),
                            taken.embedded().shown());
                    enrolled++;
                    unforced++;
                    count(taken.entry());
                }
                case Photograph.Refused no -> refuse(first.row(), no.reason());
            }
            done++;
            long now = System.nanoTime();
            if (unforced >= FORCE_ENTRIES || (unforced > 0 && now - forcedAt >= FORCE_NANOS)) {
                into.force();
                unforced = 0;
                forcedAt = now;
            }
            progress.at(done, unread.size());
        }

        private void refuse(CustodyRow row, String reason) {
            refused.add(new Refusal(row.row(), row.path(), row.subject(), reason));
        }

        private void count(CustodyEntry entry) {
            Eligible.objection(entry, today).ifPresent(reason -> notEligible.add(reason, 1));
        }
    }

    /// What a worker could not foresee is passed on as it is: it is no fault of the picture.
    private static Photograph result(Future<Photograph> photograph) throws InterruptedException {
        try {
            return photograph.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error fault) {
                throw fault;
            }
            throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }
}
