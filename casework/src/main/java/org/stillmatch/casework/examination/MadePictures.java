package org.stillmatch.casework.examination;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stillmatch.casework.depiction.Frame;
import org.stillmatch.casework.depiction.Recipe;
import org.stillmatch.casework.register.Forgetting;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionNews;

/// The pictures of the few sheets that are open, in memory. Whenever anything is withdrawn or erased all are forgotten:
/// they are soon made again, without it.
@Component
final class MadePictures implements SubmissionNews, Forgetting, AutoCloseable {
    /// A sheet of eight entries takes some 40 MB, and a team of six has as many open.
    private static final int SHEETS_IN_MEMORY = 6;

    private final ExecutorService ahead = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("pictures").daemon().factory());

    private final Map<Key, Making> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Making> eldest) {
            return size() > 2 * SHEETS_IN_MEMORY;
        }
    };

    /// The probe's pictures, or those of the entries, which open later.
    record Key(UUID sheet, boolean entries) {}

    /// A picture as it is shown in each of its frames. Without a picture, when its source was withdrawn meanwhile.
    record Shown(Map<Frame, Recipe> recipes, Map<Frame, byte[]> files) {
        static final Shown NOTHING = new Shown(Map.of(), Map.of());
    }

    /// Made once, while those of other sheets can be seen.
    private static final class Making {
        private @Nullable Map<UUID, Shown> made;

        synchronized Map<UUID, Shown> once(Supplier<Map<UUID, Shown>> work) {
            if (made == null) {
                made = work.get();
            }
            return made;
        }
    }

    /// @param work makes them, by picture
    Map<UUID, Shown> once(Key key, Supplier<Map<UUID, Shown>> work) {
        Making making;
        synchronized (made) {
            making = made.computeIfAbsent(key, k -> new Making());
        }
        return making.once(work);
    }

    /// Makes them when there is time for it. What goes wrong then goes wrong again for whoever asks for them, who is
    /// told.
    void soon(Key key, Supplier<Map<UUID, Shown>> work) {
        ahead.execute(() -> {
            try {
                once(key, work);
            } catch (RuntimeException e) {
                // Told to whoever asks.
            }
        });
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }

    /// Within a transaction also once it is committed: until then somebody may make them again of what was there
    /// before.
    void forget() {
        clear();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    clear();
                }
            });
        }
    }

    private void clear() {
        synchronized (made) {
            made.clear();
        }
    }

    @Override
    public void withdrawn(Submission submission) {
        forget();
    }

    @Override
    public void over(Submission submission) {
        forget();
    }

    @Override
    public void forget(int subject) {
        forget();
    }
}
