package org.stillmatch.intake.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Refusal;

class RepeatsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private UUID draft(String key, String body) {
        return world.repeats.once(
                world.contributor(),
                Optional.of(key),
                body,
                () -> world.submissions
                        .draft(world.contributor(), Content.empty())
                        .id());
    }

    @Test
    void theSameRequestMakesOneThing() {
        assertEquals(draft("a", "x"), draft("a", "x"));
        assertEquals(1, world.acts.size());
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        draft("a", "x");

        assertEquals(
                Refusal.Kind.CONFLICT,
                assertThrows(Refusal.class, () -> draft("a", "y")).kind());
    }

    @Test
    void keysOfDifferentAccountsAreDifferent() {
        UUID first = draft("a", "x");
        UUID second = world.repeats.once(
                world.contributorOfOther(),
                Optional.of("a"),
                "y",
                () -> world.submissions
                        .draft(world.contributorOfOther(), Content.empty())
                        .id());

        assertEquals(2, List.of(first, second).stream().distinct().count());
    }

    @Test
    void aRequestThatWasRefusedCanBeSentAgain() {
        assertThrows(
                Refusal.class,
                () -> world.repeats.once(world.contributor(), Optional.of("a"), "x", () -> {
                    throw Refusal.invalid("store", "No.");
                }));

        draft("a", "x");
    }

    @Test
    void ofManyAtOnceOneMakesIt() throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(6)) {
            Callable<UUID> send = () -> draft("a", "x");
            List<Future<UUID>> made = senders.invokeAll(Collections.nCopies(12, send));
            List<UUID> ids = made.stream().map(Future::resultNow).collect(Collectors.toList());

            assertEquals(1, ids.stream().distinct().count());
            assertEquals(1, world.acts.size());
        }
    }
}
