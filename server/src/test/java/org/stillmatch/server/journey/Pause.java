package org.stillmatch.server.journey;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a program does that asks again later instead of at once.
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
