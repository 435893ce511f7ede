package org.stillmatch.audit.log;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Rung after a commit, so that the sequencer need not wait for its next look.
@Component
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        // One ring or many, there is one look to take.
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /// Waits for a ring, but no longer than that.
    void await(long millis) throws InterruptedException {
        if (rung.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
