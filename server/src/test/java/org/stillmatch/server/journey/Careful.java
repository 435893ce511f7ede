package org.stillmatch.server.journey;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Acts through a service that may be gone at any moment: where no answer came it asks whether the act was done, and
/// does it again only if it was not.
final class Careful {
    private static final int MOST_TRIES = 200;
    private static final int FAULT = 500;
    private static final int CONFLICT = 409;
    private static final int DONE = 300;
    private static final int LOOK_MILLIS = 100;

    /// Work that a kill broke off is taken up again within half a minute, and may be broken off again.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// An act that was answered, or of which the service said afterwards that it had been done.
    ///
    /// @param thing the number of what it was about
    record Done(String act, String thing) {}

    private final ServedProcess service;
    private final List<Done> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger foundDone = new AtomicInteger();
    private final AtomicInteger looksUnanswered = new AtomicInteger();

    Careful(ServedProcess service) {
        this.service = service;
    }

    List<Done> done() {
        return done;
    }

    int answered() {
        return answered.get();
    }

    int unanswered() {
        return unanswered.get();
    }

    int foundDone() {
        return foundDone.get();
    }

    /// How often somebody who only looked got no answer.
    int looksUnanswered() {
        return looksUnanswered.get();
    }

    /// @param act its name in the audit log
    /// @param thing of which number it is, by the answer
    /// @param found asks for the number of what was made, if it was
    String once(
            String act, Supplier<Answered> doing, Function<Answered, String> thing, Supplier<Optional<String>> found) {
        boolean unsure = false;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                Optional<String> already = unsure ? found.get() : Optional.empty();
                if (already.isPresent()) {
                    foundDone.incrementAndGet();
                    done.add(new Done(act, already.get()));
                    return already.get();
                }
                Answered answer = doing.get();
                if (answer.status() < DONE) {
                    answered.incrementAndGet();
                    String number = thing.apply(answer);
                    done.add(new Done(act, number));
                    return number;
                }
                if (answer.status() < FAULT && !(unsure && answer.status() == CONFLICT)) {
                    throw new AssertionError(act + ": " + answer.status() + " " + answer.text());
                }
            } catch (UncheckedIOException | NoAnswerException e) {
                // Nobody was there, or not for long enough.
            }
            unsure = true;
            unanswered.incrementAndGet();
            service.awaitUp();
        }
        throw new AssertionError(act + " is never answered");
    }

    /// Asks until there is an answer.
    Answered ask(Client who, String path) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                return answer(who, path);
            } catch (UncheckedIOException | NoAnswerException e) {
                looksUnanswered.incrementAndGet();
                service.awaitUp();
            }
        }
        throw new AssertionError(path + " is never answered");
    }

    /// Asks until the answer is as it should be, with a pause in between.
    JsonNode until(Client who, String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode seen = ask(who, path).json();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(path + " does not become as it should: " + seen);
            }
            Pause.millis(LOOK_MILLIS);
            seen = ask(who, path).json();
        }
        return seen;
    }

    /// Asks once.
    ///
    /// @throws NoAnswerException if the service could not answer
    static Answered answer(Client who, String path) {
        Answered answer = who.get(path);
        if (answer.status() >= FAULT) {
            throw new NoAnswerException();
        }
        return answer.must(200);
    }

    private static final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
