package org.stillmatch.server.enquiries;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.Progress;
import org.stillmatch.casework.request.Progress.Step;
import tools.jackson.databind.json.JsonMapper;

/// Tells whoever watches how far searches are. Each watcher has a thread of its own, so that a slow one keeps nobody
/// waiting, least of all the search.
@Component
final class LiveProgress implements Progress.Follower {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long TEN_MINUTES = 600_000;
    private static final Set<Step> LAST = Set.of(Step.KEPT, Step.PARKED);

    private final Map<UUID, Progress> latest = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Watcher>> watchers = new ConcurrentHashMap<>();

    /// What a watcher is told.
    ///
    /// @param step in one word
    /// @param last whether nothing comes after it
    record Told(String step, int still, int stills, long compared, long of, boolean last) {
        static Told of(Progress progress) {
            return new Told(
                    progress.step().words(),
                    progress.still(),
                    progress.stills(),
                    progress.compared(),
                    progress.of(),
                    LAST.contains(progress.step()));
        }
    }

    @Override
    public void reached(UUID enquiry, Progress progress) {
        if (LAST.contains(progress.step())) {
            latest.remove(enquiry);
        } else {
            latest.put(enquiry, progress);
        }
        watchers.getOrDefault(enquiry, Set.of()).forEach(watcher -> watcher.told.add(Told.of(progress)));
    }

    /// @param found looks the enquiry up once the watcher would hear of whatever comes next
    SseEmitter follow(UUID enquiry, Supplier<Enquiry> found) {
        Watcher watcher = new Watcher(new SseEmitter(TEN_MINUTES), new LinkedBlockingQueue<>());
        watchers.computeIfAbsent(enquiry, id -> ConcurrentHashMap.newKeySet()).add(watcher);
        watcher.told.add(Told.of(now(found.get())));
        Thread.ofVirtual().name("progress").start(() -> {
            try {
                watcher.tell();
            } finally {
                watchers.computeIfPresent(enquiry, (id, all) -> {
                    all.remove(watcher);
                    return all.isEmpty() ? null : all;
                });
            }
        });
        return watcher.to;
    }

    /// Also when the service was started anew since, and nothing was heard of the search yet.
    private Progress now(Enquiry enquiry) {
        int stills = enquiry.stills().size();
        return switch (enquiry.state()) {
            case REQUESTED, AUTHORISED ->
                Optional.ofNullable(latest.get(enquiry.id())).orElse(new Progress(Step.WAITING, 1, stills, 0, 0));
            case PARKED, REFUSED, CANCELLED -> new Progress(Step.PARKED, stills, stills, 0, 0);
            case SEARCHED, NO_LEAD, CONCLUDED -> new Progress(Step.KEPT, stills, stills, 0, 0);
        };
    }

    /// Before the web server waits for its requests to end.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        Told stopped = new Told("stopped", 0, 0, 0, 0, true);
        watchers.values().forEach(all -> all.forEach(watcher -> watcher.told.add(stopped)));
    }

    private record Watcher(SseEmitter to, BlockingQueue<Told> told) {
        void tell() {
            try {
                Told next;
                do {
                    next = told.take();
                    to.send(SseEmitter.event()
                            .name("progress")
                            .data(JSON.writeValueAsString(next), MediaType.TEXT_PLAIN));
                } while (!next.last());
                to.complete();
            } catch (IOException | IllegalStateException e) {
                // The watcher went away.
                to.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
