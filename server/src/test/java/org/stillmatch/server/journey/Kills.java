package org.stillmatch.server.journey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Kills the service, its PostgreSQL or both, at moments drawn from a seed, and starts again what does not by itself.
final class Kills {
    /// What is killed.
    enum Victim {
        SERVICE,
        DATABASE,
        BOTH
    }

    private static final int LONGEST_MILLIS = 2_500;
    private static final double MILLION = 1e6;

    private final ServedProcess service;
    private final Random random;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<Victim, List<Double>> seconds = new EnumMap<>(Victim.class);

    Kills(ServedProcess service, long seed) {
        this.service = service;
        this.random = new Random(seed);
    }

    /// @param between is run after each kill and start
    void carryOut(int kills, Between between) throws Exception {
        for (int kill = 1; kill <= kills; kill++) {
            if (stop.await(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                return;
            }
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            long began = System.nanoTime();
            one(victim);
            seconds.computeIfAbsent(victim, each -> new ArrayList<>())
                    .add(Math.round((System.nanoTime() - began) / MILLION) / 1000.0);
            between.after(kill);
        }
    }

    interface Between {
        void after(int kill) throws Exception;
    }

    private void one(Victim victim) throws IOException, InterruptedException {
        switch (victim) {
            case SERVICE -> {
                service.killService();
                service.start();
            }
            case DATABASE -> {
                service.killDatabase();
                service.awaitReady();
            }
            case BOTH -> {
                boolean serviceFirst = random.nextBoolean();
                if (serviceFirst) {
                    service.killService();
                }
                service.killDatabase();
                if (!serviceFirst) {
                    service.killService();
                }
                service.start();
            }
        }
    }

    void stop() {
        stop.countDown();
    }

    /// How often each was killed, and how long it took from then until the service was ready again.
    String told() {
        StringBuilder told = new StringBuilder();
        seconds.forEach((victim, each) -> {
            List<Double> sorted = each.stream().sorted().toList();
            told.append(victim.name().toLowerCase(java.util.Locale.ROOT))
                    .append(' ')
                    .append(each.size())
                    .append(" (median ")
                    .append(sorted.get(sorted.size() / 2))
                    .append(" s, longest ")
                    .append(Collections.max(each))
                    .append(" s) ");
        });
        return told.toString().strip();
    }
}
