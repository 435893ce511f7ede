package org.stillmatch.casework.live;

import java.util.concurrent.Semaphore;

/// The thread that carries out what was committed, so that whoever committed it need not wait.
final class Courier {
    private final Semaphore asked = new Semaphore(0);
    private final Runnable errand;
    private final Thread thread;
    private volatile boolean stopped;

    Courier(Runnable errand) {
        this.errand = errand;
        this.thread = Thread.ofPlatform().name("gallery").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        asked.release();
    }

    private void run() {
        while (!stopped) {
            asked.acquireUninterruptibly();
            asked.drainPermits();
            try {
                if (!stopped) {
                    errand.run();
                }
            } catch (RuntimeException e) {
                // Whoever searches next tries again and is told what is wrong.
                LiveCustody.warn(e);
            }
        }
    }

    void stop() {
        stopped = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
