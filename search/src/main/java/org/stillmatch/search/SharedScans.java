package org.stillmatch.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets requests that arrive while a scan is under way share the next one.
///
/// The first to come leads: it takes what waits, itself included, scans for all, and hands the lead to the
/// first of those who came meanwhile. Two scans at once would only take turns in reading the same memory.
final class SharedScans {
    /// How often one who waits asks whether its request was stopped, in milliseconds.
    private static final long LOOK = 5;

    private final int most;
    private final Function<List<Request>, List<Supplier<Found>>> scan;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private boolean led;

    private static final class Ticket {
        private final Request request;
        private boolean leads;
        private @Nullable Supplier<Found> answer;

        private Ticket(Request request) {
            this.request = request;
        }
    }

    /// @param most so many requests share a scan
    /// @param scan answers requests in their order; an answer may throw instead
    SharedScans(int most, Function<List<Request>, List<Supplier<Found>>> scan) {
        this.most = most;
        this.scan = scan;
    }

    /// The answer to a request.
    ///
    /// @throws SearchStoppedException if the request's signal stopped it
    Found find(Request request) {
        Ticket mine = new Ticket(request);
        enter(mine);
        if (waitsInVain(mine)) {
            throw new SearchStoppedException();
        }
        if (leads(mine)) {
            lead();
        }
        return answer(mine).get();
    }

    private synchronized void enter(Ticket ticket) {
        waiting.add(ticket);
        ticket.leads = !led;
        led = true;
    }

    private synchronized boolean leads(Ticket ticket) {
        return ticket.leads;
    }

    private synchronized Supplier<Found> answer(Ticket ticket) {
        if (ticket.answer == null) {
            throw new IllegalStateException("A scan left a request without an answer");
        }
        return ticket.answer;
    }

    /// Waits until it is answered or leads.
    ///
    /// @return whether it was stopped before anybody took it up
    private boolean waitsInVain(Ticket ticket) {
        boolean interrupted = false;
        try {
            while (true) {
                synchronized (this) {
                    if (ticket.leads || ticket.answer != null) {
                        return false;
                    }
                    try {
                        wait(LOOK);
                    } catch (InterruptedException e) {
                        // A search ends by its request's signal alone; the thread keeps its mark.
                        interrupted = true;
                    }
                }
                if (ticket.request.stop().getAsBoolean() && withdrawn(ticket)) {
                    return true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean withdrawn(Ticket ticket) {
        return !ticket.leads && waiting.remove(ticket);
    }

    private void lead() {
        List<Ticket> taken = take();
        List<Supplier<Found>> answers;
        try {
            answers = scan.apply(taken.stream().map(t -> t.request).toList());
        } catch (RuntimeException | Error e) {
            answers = Collections.nCopies(taken.size(), () -> {
                throw e;
            });
        }
        handOver(taken, answers);
    }

    private synchronized List<Ticket> take() {
        List<Ticket> taken = new ArrayList<>();
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    private synchronized void handOver(List<Ticket> taken, List<Supplier<Found>> answers) {
        for (int i = 0; i < taken.size(); i++) {
            taken.get(i).answer = answers.get(i);
        }
        Ticket next = waiting.peek();
        if (next == null) {
            led = false;
        } else {
            next.leads = true;
        }
        notifyAll();
    }
}
